/* socket, bind, connect, names, descriptors. */
#include "selftest.h"
#include <fcntl.h>

static void creates(void) {
  FAILS(K_EAFNOSUPPORT, k.socket(K_AF_INET6 == 10 ? 28 : 10, 2, 0)); /* Linux's AF_INET6 */
  FAILS(K_EPROTONOSUPPORT, k.socket(2, 2 | 0x800, 0));                /* Linux's SOCK_NONBLOCK */
  FAILS(K_EPROTONOSUPPORT, k.socket(2, 2, 6));
#ifdef K_SOCK_NONBLOCK
  int fd = k.socket(2, 2 | K_SOCK_NONBLOCK | K_SOCK_CLOEXEC, 17);
  IS(2 | 4, k.fcntl(fd, 3));
  IS(1, k.fcntl(fd, 1));
  IS(0, k.close(fd));
#else
  FAILS(K_EPROTONOSUPPORT, k.socket(2, 2 | 0x20000000, 0));
#endif
  int plain = k.socket(2, 2, 0);
  IS(2, k.fcntl(plain, 3));
  IS(0, k.fcntl(plain, 1));
  IS(0, k.fcntl(plain, 2, 1));
  IS(1, k.fcntl(plain, 1));
  int on = 1;
  IS(0, k.ioctl(plain, 0x8004667e, &on));
  IS(6, k.fcntl(plain, 3));
  FAILS(25, k.ioctl(plain, 0x5421, &on)); /* Linux's FIONBIO */
  IS(0, k.close(plain));
  FAILS(9, k.close(plain));
}

static void takes_addresses(void) {
  int fd = udp(2);
  struct address any = ipv4("0.0.0.0", 0);
  uint8_t as_linux[16] = {2, 0};
  FAILS(K_EAFNOSUPPORT, k.bind(fd, as_linux, 16));
  FAILS(22, k.bind(fd, any.bytes, 28));
  FAILS(22, k.bind(fd, any.bytes, 15));
  struct address long_one = any;
  long_one.bytes[0] = 28;
#ifdef RULE_CHECKS_SA_LEN
  FAILS(22, k.bind(fd, long_one.bytes, 16));
#else
  (void)long_one;
#endif
  struct address foreign = ipv4("198.51.100.7", 0);
  FAILS(K_EADDRNOTAVAIL, k.bind(fd, foreign.bytes, 16));
  struct address padded = ipv4("127.0.0.1", 0);
  padded.bytes[12] = 1;
#ifndef RULE_SIN_ZERO_IGNORED
  FAILS(K_EADDRNOTAVAIL, k.bind(fd, padded.bytes, 16));
#else
  int lenient = udp(2);
  IS(0, k.bind(lenient, padded.bytes, 16));
  k.close(lenient);
#endif
  struct address own = ipv4("127.0.0.1", 0);
  IS(0, k.bind(fd, own.bytes, 16));
  FAILS(22, k.bind(fd, own.bytes, 16));
  struct address local = local_of(fd);
  IS(16, local.length);
  BYTES("\x10\x02", local.bytes, 2);
  BYTES("\x7f\0\0\1\0\0\0\0\0\0\0\0", local.bytes + 4, 12);
  int other = udp(2);
  FAILS(K_EADDRINUSE, k.bind(other, local.bytes, 16));
  uint8_t part[4] = {0};
  uint32_t room = 4;
  IS(0, k.getsockname(fd, part, &room));
  IS(4, room);
  FAILS(K_ENOTCONN, k.getpeername(fd, local.bytes, &local.length));
  FAILS(K_ENOTSOCK, k.bind(0, own.bytes, 16));
  FAILS(9, k.bind(9999, own.bytes, 16));
  k.close(fd);
  k.close(other);
}

static void takes_ipv6_addresses(void) {
  int fd = bound6("::1");
  struct address local = local_of(fd);
  IS(28, local.length);
  uint8_t begin[] = {28, K_AF_INET6};
  BYTES(begin, local.bytes, 2);
  struct address v4 = ipv4("127.0.0.1", 9);
  FAILS(K_EAFNOSUPPORT, k.connect(fd, v4.bytes, 16));
  struct address no_port = ipv6("::1", 0);
  FAILS(K_EADDRNOTAVAIL, k.connect(fd, no_port.bytes, 28));
  k.close(fd);
}

/* SO_REUSEADDR lets no two sockets have one address and port; Linux's does. */
static void shares_addresses(void) {
  int first = udp(2);
  int second = udp(2);
  set_int(first, 0xffff, 4, 1);
  set_int(second, 0xffff, 4, 1);
  struct address own = ipv4("127.0.0.1", 0);
  IS(0, k.bind(first, own.bytes, 16));
  struct address local = local_of(first);
  FAILS(K_EADDRINUSE, k.bind(second, local.bytes, 16));
  struct address any = ipv4("0.0.0.0", 0);
  memcpy(any.bytes + 2, local.bytes + 2, 2);
  IS(0, k.bind(second, any.bytes, 16));
  k.close(first);
  k.close(second);
}

static void names_errors(void) {
  IS(0, strcmp("Connection refused", k.strerror(61)));
  IS(0, strcmp("Unknown error: 4711", k.strerror(4711)));
}

void test_sockets(void) {
  creates();
  takes_addresses();
  if (has_ipv6) {
    takes_ipv6_addresses();
  }
  shares_addresses();
  names_errors();
}
