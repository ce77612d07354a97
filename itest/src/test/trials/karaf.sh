#!/usr/bin/env bash
# Installs hostnal's feature file, as it is in the local Maven repository, in an Apache Karaf from
# Maven Central, and looks what its shell says. Needs Maven, and hostnal installed.
#
#   karaf.sh [JAVA_HOME]     the JVM that runs Karaf: $JAVA_HOME unless given, else that of java.
#                            Karaf 4.4 does not start on JDK 24 and later.
set -euo pipefail

karaf_version=4.4.8
feature_version=0.1.0-SNAPSHOT
limit=300 # seconds for Karaf, from its start to its end

java_home=${1:-${JAVA_HOME:-$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')}}
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# check NAME PATTERN: what Karaf said has a line that the pattern matches.
check() {
  if grep -qE -- "$2" "$work/said"; then
    echo "ok      $1"
  else
    echo "FAILED  $1: no line matches $2"
    failures=$((failures + 1))
  fi
}

cd "$work" # where no project is
mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
  -Dmaven.repo.local="$repository" \
  -Dartifact="org.apache.karaf:apache-karaf-minimal:$karaf_version:tar.gz" -DoutputDirectory="$work"
karaf=$work/apache-karaf-minimal-$karaf_version
echo "org.ops4j.pax.url.mvn.localRepository=$repository" >>"$karaf/etc/org.ops4j.pax.url.mvn.cfg"
# So that two of them can run beside each other.
sed -i 's/^sshPort *=.*/sshPort = 0/' "$karaf/etc/org.apache.karaf.shell.cfg"

# What Karaf has said until now, without colours.
said() {
  sed 's/\x1b\[[0-9;?]*[a-zA-Z]//g; s/\r//g' "$work/output" >"$work/said"
}

# until_said PATTERN COMMAND...: gives commands to the shell again and again until a line of what
# Karaf says matches: its shell is there before its commands are.
until_said() {
  local pattern=$1
  shift
  for ((i = 0; i < limit; i++)); do
    printf '%s\n' "$@" >&3
    for ((j = 0; j < 10; j++)); do
      said
      ! grep -qE -- "$pattern" "$work/said" || return 0
      kill -0 "$shell" 2>/dev/null || return 0
      sleep 0.2
    done
  done
}

# The shell reads what it is to do from its input, and ends with it.
mkfifo "$work/input"
: >"$work/output"
JAVA_HOME=$java_home EXTRA_JAVA_OPTS=--enable-native-access=ALL-UNNAMED \
  timeout --kill-after=10 "$limit" "$karaf/bin/karaf" <"$work/input" >>"$work/output" 2>&1 &
shell=$!
exec 3>"$work/input"
until_said '│ mvn:io.github.hostnal/' feature:repo-list \
  "feature:repo-add mvn:io.github.hostnal/hostnal-osgi/$feature_version/xml/features"
until_said '^hostnal +│ .* Started' 'feature:install hostnal' 'feature:list -i'
cat >&3 <<COMMANDS || true
bundle:list -s
hostnal:info
hostnal:sockets
feature:uninstall hostnal
feature:install hostnal
hostnal:info
COMMANDS
exec 3>&-
wait "$shell" || true
said

echo "Karaf $karaf_version on $("$java_home/bin/java" -version 2>&1 | head -n 1)"
check "the feature is installed" "^hostnal +│ .* Started"
for bundle in io.github.hostnal{,.support,.linux,.bsd,.macos,.windows}; do
  check "$bundle is active" "│ Active .*│ $bundle *\$"
done
check "hostnal:info names the provider" "^provider +linux"
check "hostnal:sockets has an answer" "^the shared stack \(linux\): 0 open"
if [[ $(grep -cE "^provider +linux" "$work/said") != 2 ]]; then
  echo "FAILED  uninstalled and installed again, hostnal:info answers again"
  failures=$((failures + 1))
fi
if grep -nE "ERROR|WARN.*hostnal|Exception" "$work/said" "$karaf/data/log/karaf.log" >"$work/trouble"; then
  echo "FAILED  nothing is logged as an error"
  head -n 20 "$work/trouble"
  failures=$((failures + 1))
fi
if ((failures)); then
  echo "--- what Karaf said"
  cat "$work/said"
  exit 1
fi
