/* Groups and interfaces of multicast, on the loopback interface, whose index is 1. */
#include "selftest.h"

enum { REQUEST = 8, SOURCE_REQUEST = 12 };

static void request4(uint8_t *to, const char *group, const char *interface) {
  memcpy(to, ipv4(group, 0).bytes + 4, 4);
  memcpy(to + 4, ipv4(interface, 0).bytes + 4, 4);
}

static void joins_by_address(int fd) {
  uint8_t request[REQUEST];
  request4(request, "239.255.71.5", "127.0.0.1");
  IS(0, k.setsockopt(fd, 0, 12, request, 8));
  FAILS(K_EADDRINUSE, k.setsockopt(fd, 0, 12, request, 8));
  IS(0, k.setsockopt(fd, 0, 13, request, 8));
  FAILS(K_EADDRNOTAVAIL, k.setsockopt(fd, 0, 13, request, 8));
  FAILS(22, k.setsockopt(fd, 0, 12, request, 7));
  request4(request, "239.255.71.5", "198.51.100.7");
  FAILS(K_EADDRNOTAVAIL, k.setsockopt(fd, 0, 12, request, 8));
  request4(request, "127.0.0.1", "127.0.0.1");
  FAILS(22, k.setsockopt(fd, 0, 12, request, 8));
}

static void joins_by_index(int fd) {
  uint8_t request[12] = {239, 255, 71, 6, 0, 0, 0, 1, 0, 0, 0, 0};
#ifdef RULE_INTERFACE_AS_ADDRESS
  IS(0, k.setsockopt(fd, 0, 12, request, 8));
  IS(0, k.setsockopt(fd, 0, 13, request, 8));
  request[7] = 99;
#endif
  FAILS(K_EADDRNOTAVAIL, k.setsockopt(fd, 0, 12, request, 8));
  uint8_t mreqn[12] = {239, 255, 71, 6, 0, 0, 0, 0, 1, 0, 0, 0};
#ifdef RULE_MREQN
  IS(0, k.setsockopt(fd, 0, 12, mreqn, 12));
  IS(0, k.setsockopt(fd, 0, 13, mreqn, 12));
#else
  FAILS(22, k.setsockopt(fd, 0, 12, mreqn, 12));
#endif
}

static void joins_by_request(int fd, bool ipv6_socket) {
#ifdef K_MCAST_JOIN_GROUP
  uint8_t request[K_SIZE_group_source_req] = {1};
  struct address group = ipv6_socket ? ipv6("ff12::4711:5", 0) : ipv4("239.255.71.5", 0);
  struct address source = ipv6_socket ? ipv6("::1", 0) : ipv4("127.0.0.1", 0);
  int level = ipv6_socket ? 41 : 0;
  memcpy(request + K_AT_gr_group, group.bytes, group.length);
  IS(0, k.setsockopt(fd, level, 80, request, K_SIZE_group_req));
  FAILS(K_EADDRINUSE, k.setsockopt(fd, level, 80, request, K_SIZE_group_req));
  IS(0, k.setsockopt(fd, level, 81, request, K_SIZE_group_req));
  FAILS(22, k.setsockopt(fd, level, 80, request, K_SIZE_group_req - 1));
  request[K_AT_gr_group] = 0; /* sa_len */
  FAILS(22, k.setsockopt(fd, level, 80, request, K_SIZE_group_req));
  request[K_AT_gr_group] = group.bytes[0];
  memcpy(request + K_AT_gsr_source, source.bytes, source.length);
  IS(0, k.setsockopt(fd, level, 82, request, K_SIZE_group_source_req));
  IS(0, k.setsockopt(fd, level, 83, request, K_SIZE_group_source_req));
  request[0] = 99;
  FAILS(K_EADDRNOTAVAIL, k.setsockopt(fd, level, 80, request, K_SIZE_group_req));
#else
  uint8_t request[136] = {1};
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, ipv6_socket ? 41 : 0, 80, request, 136));
#endif
}

static void joins_one_source(int fd) {
  uint8_t request[SOURCE_REQUEST] = {232, 71, 0, 5, 127, 0, 0, 2, 127, 0, 0, 1};
#ifdef K_MCAST_JOIN_GROUP
  IS(0, k.setsockopt(fd, 0, 70, request, 12));
  IS(0, k.setsockopt(fd, 0, 71, request, 12));
#else
  FAILS(K_ENOPROTOOPT, k.setsockopt(fd, 0, 70, request, 12));
#endif
}

static void joins_ipv6(int fd) {
  uint8_t request[20] = {0xff, 0x12, [15] = 9, [16] = 1};
  IS(0, k.setsockopt(fd, 41, 12, request, 20));
  IS(0, k.setsockopt(fd, 41, 13, request, 20));
  FAILS(22, k.setsockopt(fd, 41, 12, request, 16));
  request[16] = 99;
  FAILS(6, k.setsockopt(fd, 41, 12, request, 20));
}

static void chooses_interfaces(int fd) {
  uint8_t interface[4] = {127, 0, 0, 1};
  uint8_t got[4];
  uint32_t length = 4;
  IS(0, k.setsockopt(fd, 0, 9, interface, 4));
  IS(0, k.getsockopt(fd, 0, 9, got, &length));
  BYTES(interface, got, 4);
  uint8_t index[4] = {0, 0, 0, 1};
#ifdef RULE_INTERFACE_AS_ADDRESS
  IS(0, k.setsockopt(fd, 0, 9, index, 4));
  IS(0, k.getsockopt(fd, 0, 9, got, &length));
  BYTES(interface, got, 4);
  index[3] = 99;
#endif
  FAILS(K_EADDRNOTAVAIL, k.setsockopt(fd, 0, 9, index, 4));
}

static void chooses_ipv6_interfaces(int fd6) {
  int got6 = 0;
  uint32_t length = 4;
  set_int(fd6, 41, 9, 1);
  IS(0, k.getsockopt(fd6, 41, 9, &got6, &length));
  IS(1, got6);
  int missing = 99;
  FAILS(6, k.setsockopt(fd6, 41, 9, &missing, 4));
}

/* A group that another socket has joined is not this socket's: Linux's default differs. */
static void receives_what_it_joined(int fd) {
  int other = bound("0.0.0.0");
  int sender = bound("127.0.0.1");
  uint8_t request[REQUEST];
  uint8_t interface[4] = {127, 0, 0, 1};
  request4(request, "239.255.71.7", "127.0.0.1");
  IS(0, k.setsockopt(fd, 0, 12, request, 8));
  IS(0, k.setsockopt(sender, 0, 9, interface, 4));
  struct message message;
  int sockets[] = {fd, other};
  for (int i = 0; i < 2; i++) {
    struct address local = local_of(sockets[i]);
    struct address group = ipv4("239.255.71.7", (uint16_t)(local.bytes[2] << 8 | local.bytes[3]));
    IS(1, send_to(sender, &group, "x"));
  }
  IS(1, receive(fd, &message));
#ifdef K_MSG_MCAST
  IS(K_MSG_MCAST, message.header[45] << 8);
#endif
  FAILS(K_EAGAIN, receive(other, &message));
  k.close(other);
  k.close(sender);
}

void test_memberships(void) {
  int fd = bound("0.0.0.0");
  joins_by_address(fd);
  joins_by_index(fd);
  joins_by_request(fd, false);
  joins_one_source(fd);
  chooses_interfaces(fd);
  receives_what_it_joined(fd);
  k.close(fd);
  if (has_ipv6) {
    int fd6 = bound6("::");
    joins_by_request(fd6, true);
    joins_ipv6(fd6);
    chooses_ipv6_interfaces(fd6);
    k.close(fd6);
  }
}
