#!/usr/bin/env bash
# Tries the example programs against programs that nobody here wrote: libcoap, dig, dnsmasq, curl,
# Python. Needs them, loopback, and nothing else; what is missing is an error, not a skip.
#
#   foreign-programs.sh [COMMAND]     COMMAND is ./hostnal unless given
set -euo pipefail

hostnal=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/hostnal}
work=$(mktemp -d)
jobs=()
failures=0

finish() {
  for job in "${jobs[@]}"; do
    kill "$job" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

for program in coap-client-notls coap-server-notls dig dnsmasq curl python3; do
  command -v "$program" >/dev/null || { echo "$program is not installed" >&2; exit 2; }
done

# check NAME EXPECTED ACTUAL
check() {
  if [[ $2 == "$3" ]]; then
    echo "ok      $1"
  else
    printf 'FAILED  %s\n  expected: %q\n  got:      %q\n' "$1" "$2" "$3"
    failures=$((failures + 1))
  fi
}

# background LOG COMMAND...
background() {
  local log=$1
  shift
  "$@" >"$work/$log" 2>&1 &
  jobs+=($!)
}

# until_says LOG TEXT
until_says() {
  for ((i = 0; i < 300; i++)); do
    grep -qs "$2" "$work/$1" && return
    sleep 0.1
  done
  echo "$1 never said '$2':" >&2
  cat "$work/$1" >&2
  exit 1
}

# until_answers COMMAND...
until_answers() {
  for ((i = 0; i < 300; i++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "never answered: $*" >&2
  exit 1
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

client() {
  timeout 20 coap-client-notls "$@" 2>&1
}

# udp PORT HEX [SECONDS]: sends a datagram, prints the answer in hex, or "silence"
udp() {
  python3 - "$@" <<'PYTHON'
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(("127.0.0.1", int(sys.argv[1])))
s.settimeout(int(sys.argv[3]) if len(sys.argv) > 3 else 20)
s.send(bytes.fromhex(sys.argv[2]))
try:
    print(s.recv(2000).hex())
except socket.timeout:
    print("silence")
PYTHON
}

# stream PORT: sends all of stdin, then the end of the stream; prints what comes meanwhile
stream() {
  python3 -c '
import socket, sys, threading
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)
def send():
    s.sendall(sys.stdin.buffer.read())
    s.shutdown(socket.SHUT_WR)
threading.Thread(target=send).start()
while data := s.recv(65536):
    sys.stdout.buffer.write(data)
' "$1"
}

large() {
  python3 -c 'for line in range(64): print("%063d" % line)'
}

coap_server() {
  local port
  port=$(free_port)
  background server "$hostnal" coap-server --port "$port"
  until_says server serving
  local links='</echo>,</large>,</time>'
  for host in 127.0.0.1 127.0.0.2 '[::1]'; do
    check "libcoap gets a list from $host" "$links" \
      "$(client "coap://$host:$port/.well-known/core")"
  done
  check 'libcoap gets a query back' 'hello' "$(client "coap://127.0.0.1:$port/echo?hello")"
  check 'libcoap gets a post back' 'hello' \
    "$(client -m post -e hello "coap://127.0.0.1:$port/echo")"
  check 'libcoap gets by Non-confirmable' 'hello' \
    "$(client -N "coap://127.0.0.1:$port/echo?hello")"
  check 'libcoap gets 4096 bytes in blocks' "$(large)" "$(client "coap://127.0.0.1:$port/large")"
  check 'libcoap gets 4096 bytes in blocks of 64' "$(large)" \
    "$(client -b 64 "coap://127.0.0.1:$port/large")"
  check 'an unknown path is 4.04' '4.04 /nowhere' "$(client "coap://127.0.0.1:$port/nowhere")"
  check 'libcoap discovers by multicast' "$links" \
    "$(client -N -B 8 "coap://224.0.1.187:$port/.well-known/core")"
  check 'hostnal discovers by multicast, from a unicast address' "$links" \
    "$("$hostnal" coap-get --wait 5 "coap://224.0.1.187:$port/.well-known/core" | sed 's/.*: //')"
  check 'a ping is answered by a Reset' 70001234 "$(udp "$port" 40001234)"
  check 'a bad token length is rejected' 70001234 "$(udp "$port" 4901123400)"
  check 'a payload marker without payload is rejected' 70001234 "$(udp "$port" 40011234ff)"
  check 'a cut option is rejected' 70001234 "$(udp "$port" 40011234b901)"
  check 'a malformed Non-confirmable is ignored' silence "$(udp "$port" 50011234ff 1)"
  check 'another version is ignored' silence "$(udp "$port" 80011234 1)"
  check 'the server lives on' 'hello' "$(client "coap://127.0.0.1:$port/echo?hello")"
}

coap_get() {
  local port
  port=$(free_port)
  background libcoap coap-server-notls -A 127.0.0.1 -p "$port"
  until_answers coap-client-notls -B 1 "coap://127.0.0.1:$port/"
  check "hostnal gets libcoap's page" "$(client "coap://127.0.0.1:$port/")" \
    "$("$hostnal" coap-get "coap://127.0.0.1:$port/")"
  check "hostnal gets libcoap's list" "$(client "coap://127.0.0.1:$port/.well-known/core")" \
    "$("$hostnal" coap-get "coap://127.0.0.1:$port/.well-known/core")"
  check 'hostnal waits for a separate response' 'done' \
    "$("$hostnal" coap-get "coap://127.0.0.1:$port/async?1")"
  check 'hostnal is told of an unknown path' '4.04 Not Found' \
    "$("$hostnal" coap-get "coap://127.0.0.1:$port/nowhere" 2>&1 || true)"
}

http() {
  local port
  port=$(free_port)
  head -c 3000000 /dev/urandom >"$work/blob"
  background python python3 -m http.server "$port" --bind 127.0.0.1 --directory "$work"
  until_answers curl -s "http://127.0.0.1:$port/"
  check "hostnal gets what curl gets" "$(curl -s "http://localhost:$port/blob" | sha256sum)" \
    "$("$hostnal" http-get "http://localhost:$port/blob" | sha256sum)"
  local status=0
  "$hostnal" http-get "http://127.0.0.1:$port/nowhere" >/dev/null 2>&1 || status=$?
  check 'a missing page is status 1' 1 "$status"
}

tcp_echo() {
  local port
  port=$(free_port)
  background echo "$hostnal" tcp-echo 127.0.0.1 "$port"
  until_says echo echoing
  head -c 5000000 /dev/urandom >"$work/blob"
  check 'Python gets back what it sends' "$(sha256sum <"$work/blob")" \
    "$(stream "$port" <"$work/blob" | sha256sum)"
}

# The system's resolver is asked, so that dnsmasq must be it: in a mount namespace of its own.
dns() {
  check 'a literal' '::1' "$("$hostnal" dns '[::1]' | sed 's/0:0:0:0:0:0:0:1/::1/')"
  check 'localhost' "$(getent ahostsv4 localhost | awk 'NR == 1 { print $1 }')" \
    "$("$hostnal" dns --type IPV4 localhost)"
  if ! unshare --mount true 2>/dev/null; then
    echo "FAILED  dnsmasq: mount namespaces need root"
    failures=$((failures + 1))
    return
  fi
  background dnsmasq dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts \
    --listen-address=127.0.0.53 --bind-interfaces --pid-file= --local=/example.test/ \
    --host-record=both.example.test,192.0.2.55,2001:db8::55 --host-record=four.example.test,192.0.2.4
  until_answers dig +time=1 +tries=1 @127.0.0.53 both.example.test
  echo 'nameserver 127.0.0.53' >"$work/resolv.conf"
  local -a asked=(unshare --mount sh -c
    'mount --bind "$1" /etc/resolv.conf; shift; exec "$@"' sh "$work/resolv.conf" "$hostnal" dns)
  check "hostnal finds what dig finds (A)" "$(dig @127.0.0.53 +short both.example.test A)" \
    "$("${asked[@]}" --type IPV4 both.example.test)"
  check "hostnal finds what dig finds (AAAA)" "$(dig @127.0.0.53 +short both.example.test AAAA)" \
    "$("${asked[@]}" --type IPV6 both.example.test | sed 's/2001:db8:0:0:0:0:0:55/2001:db8::55/')"
  check "hostnal finds what dig finds (PTR)" both.example.test \
    "$("${asked[@]}" -x 192.0.2.55)"
  check 'the other type is told' \
    'hostnal dns: four.example.test has no IPv6 address, only IPv4: 192.0.2.4' \
    "$("${asked[@]}" --type IPV6 four.example.test 2>&1 || true)"
}

coap_server
coap_get
http
tcp_echo
dns
echo
((failures == 0)) && echo 'all trials passed' || { echo "$failures trials failed"; exit 1; }
