/* Options: their widths, their values, and where they do not exist. */
#include "selftest.h"

static int get_int(int fd, int level, int name) {
  int value = 0;
  uint32_t length = sizeof value;
  IS(0, k.getsockopt(fd, level, name, &value, &length));
  return value;
}

static void socket_level(int fd) {
  int on = 1;
  FAILS(22, k.setsockopt(fd, 0xffff, 0x20, &on, 1));
  IS(0, k.setsockopt(fd, 0xffff, 0x20, &on, 4));
#ifdef RULE_FLAGS_AS_BOOLEAN
  IS(1, get_int(fd, 0xffff, 0x20));
#else
  IS(0x20, get_int(fd, 0xffff, 0x20)); /* the option's own bit */
#endif
  IS(9216, get_int(fd, 0xffff, 0x1001));
  IS(RULE_RCVBUF, get_int(fd, 0xffff, 0x1002));
  set_int(fd, 0xffff, 0x1001, 67584);
  set_int(fd, 0xffff, 0x1002, 100000);
  IS(67584, get_int(fd, 0xffff, 0x1001)); /* not twice that, as Linux says */
  IS(100000, get_int(fd, 0xffff, 0x1002));
  int much = 1 << 30;
  FAILS(K_ENOBUFS, k.setsockopt(fd, 0xffff, 0x1001, &much, 4));
  IS(2, get_int(fd, 0xffff, 0x1008));
  IS(0, get_int(fd, 0xffff, 0x1007));
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, 0xffff, 0x7777, &on, 4));
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, 1 /* Linux's SOL_SOCKET */, 2, &on, 4));
}

static void byte_options(int fd) {
  uint8_t byte = 3;
  int number = 4;
  IS(0, k.setsockopt(fd, 0, 10, &byte, 1));
  uint32_t length = 1;
  IS(0, k.getsockopt(fd, 0, 10, &byte, &length));
  IS(3, byte);
  IS(1, length);
#ifdef RULE_MULTICAST_BYTE_ONLY
  FAILS(22, k.setsockopt(fd, 0, 10, &number, 4));
  length = 4;
  IS(0, k.getsockopt(fd, 0, 10, &number, &length));
  IS(1, length);
#else
  IS(0, k.setsockopt(fd, 0, 10, &number, 4));
  IS(4, get_int(fd, 0, 10));
#endif
  FAILS(22, k.setsockopt(fd, 0, 3, &byte, 1)); /* IP_TOS takes an int only */
}

static void option_exists(int fd, int level, int name, bool exists) {
  int on = 1;
  if (exists) {
    IS(0, k.setsockopt(fd, level, name, &on, 4));
    IS(1, get_int(fd, level, name));
  } else {
    FAILS(K_ENOPROTOOPT, k.setsockopt(fd, level, name, &on, 4));
  }
}

#ifdef K_IP_RECVTOS
enum { HAS_TOS = true };
#else
enum { HAS_TOS = false };
#endif

static void ipv4_level(int fd) {
  option_exists(fd, 0, 7, true);
  option_exists(fd, 0, 20, K_IP_RECVIF == 20);
  option_exists(fd, 0, 30, K_IP_RECVIF == 30);
  option_exists(fd, 0, 65, K_IP_RECVTTL == 65);
  option_exists(fd, 0, 24, K_IP_RECVTTL == 24 || strcmp(K_SYSTEM, "freebsd") == 0);
  option_exists(fd, 0, 68, HAS_TOS && strcmp(K_SYSTEM, "freebsd") == 0);
  option_exists(fd, 0, 27, HAS_TOS && strcmp(K_SYSTEM, "macos") == 0);
#ifdef RULE_EXACT_OPTION_WIDTH
  uint8_t wide[8] = {1};
  FAILS(22, k.setsockopt(fd, 0, 26, wide, 8));
  FAILS(22, k.setsockopt(fd, 0, 26, wide, 1));
  IS(0, k.setsockopt(fd, 0, 25, wide, 8)); /* a source for all datagrams */
#endif
  int on = 1;
#ifdef RULE_WRONG_LEVEL_ENOPROTOOPT
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, 41, K_IPV6_RECVPKTINFO, &on, 4));
#else
  FAILS(22, k.setsockopt(fd, 41, K_IPV6_RECVPKTINFO, &on, 4));
#endif
}

static void ipv6_level(void) {
  int fd = udp(K_AF_INET6);
  int off = 0;
  int on = 1;
  option_exists(fd, 41, K_IPV6_RECVPKTINFO, true);
  option_exists(fd, 41, K_IPV6_RECVTCLASS, true);
  option_exists(fd, 41, 19, false); /* RFC 2292's IPV6_PKTINFO */
  FAILS(22, k.setsockopt(fd, 41, 46, &on, 4));
  FAILS(22, k.setsockopt(fd, 41, 10, &on, 1));
  IS(-1, get_int(fd, 41, 4));
  set_int(fd, 41, 4, 9);
  IS(9, get_int(fd, 41, 4));
  int much = 256;
  FAILS(22, k.setsockopt(fd, 41, 4, &much, 4));
#ifdef RULE_V6ONLY_OFF
  IS(0, get_int(fd, 41, 27));
#else
  IS(1, get_int(fd, 41, 27));
#endif
#ifdef RULE_V6ONLY_FORCED
  FAILS(22, k.setsockopt(fd, 41, 27, &off, 4));
#else
  IS(0, k.setsockopt(fd, 41, 27, &off, 4));
#endif
  IS(0, k.setsockopt(fd, 41, 27, &on, 4));
  struct address local = ipv6("::1", 0);
  IS(0, k.bind(fd, local.bytes, local.length));
  FAILS(22, k.setsockopt(fd, 41, 27, &off, 4)); /* too late */
#ifdef RULE_WRONG_LEVEL_ENOPROTOOPT
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, 0, 7, &on, 4));
#else
  FAILS(22, k.setsockopt(fd, 0, 7, &on, 4));
#endif
  k.close(fd);
}

void test_options(void) {
  int fd = udp(2);
  socket_level(fd);
  byte_options(fd);
  ipv4_level(fd);
  if (has_ipv6) {
    ipv6_level();
  }
  k.close(fd);
}
