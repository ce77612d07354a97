/* Sending: destinations, sizes, control messages. What leaves is seen by a receiver. */
#include "selftest.h"

static int receiver;
static struct address to;

static void put32(uint8_t *at, uint32_t value) { memcpy(at, &value, sizeof value); }

static long transmit(int fd, struct message *message) { return k.sendmsg(fd, message->header, 0x80); }

/* Checks which address the next datagram at the receiver came from. */
static void came_from(const char *source) {
  struct message message;
  IS(1, receive(receiver, &message));
  BYTES(ipv4(source, 0).bytes + 4, message.name + 4, 4);
}

static void destinations(int fd) {
  struct message message;
  FAILS(K_EDESTADDRREQ, send_to(fd, NULL, "x"));
  struct address wrong = to;
  wrong.length = 28;
  FAILS(22, send_to(fd, &wrong, "x"));
  wrong = ipv4("127.0.0.1", 0);
  FAILS(K_EADDRNOTAVAIL, send_to(fd, &wrong, "x"));
  wrong = ipv4("255.255.255.255", 9);
  FAILS(13, send_to(fd, &wrong, "x"));
  uint8_t as_linux[16] = {2, 0, to.bytes[2], to.bytes[3], 127, 0, 0, 1};
  message_to(&message, &to, "x");
  memcpy(message.name, as_linux, 16);
  FAILS(K_EAFNOSUPPORT, transmit(fd, &message));
  message_to(&message, &to, "x");
  message.name[0] = 0; /* sin_len */
#ifdef RULE_CHECKS_SA_LEN
  FAILS(22, transmit(fd, &message));
#else
  IS(1, transmit(fd, &message));
  came_from("127.0.0.1");
#endif
}

static void sizes(int fd) {
  static struct message message;
  message_to(&message, &to, "x");
  message.part.iov_len = 9217;
  FAILS(K_EMSGSIZE, transmit(fd, &message));
  message.part.iov_len = 9216;
  IS(9216, transmit(fd, &message));
  drain(receiver);
  uint8_t source[4] = {127, 0, 0, 2};
  message_add(&message, 17, 99, source, 4); /* ignored everywhere, but it takes room */
  message.part.iov_len = 9210;
#if defined RULE_CONTROL_COUNTS_AS_PAYLOAD
  FAILS(K_EMSGSIZE, transmit(fd, &message));
#elif defined RULE_CONTROL_WAITS_FOREVER
  FAILS(K_EAGAIN, transmit(fd, &message));
  k.fcntl(fd, 4 /* F_SETFL */, 0);
#ifdef RULE_SEND_IGNORES_DONTWAIT
  FAILS(EDEADLK, transmit(fd, &message)); /* instead of waiting for ever */
#else
  FAILS(K_EAGAIN, transmit(fd, &message));
#endif
  k.fcntl(fd, 4, 4);
#else
  IS(9210, transmit(fd, &message));
  drain(receiver);
#endif
  set_int(fd, 0xffff, 0x1001, 67584);
  message_to(&message, &to, "x");
  message.part.iov_len = 65507;
  IS(65507, transmit(fd, &message));
  message.part.iov_len = 65508;
  FAILS(K_EMSGSIZE, transmit(fd, &message));
  drain(receiver);
}

/* Control messages are counted before they are understood. */
static void control_lengths(int fd) {
  struct message message;
  uint8_t value[4] = {0};
  message_to(&message, &to, "x");
  message_add(&message, 17, 99, value, 4);
  put32(message.header + 40, 0);
  FAILS(22, transmit(fd, &message));
  put32(message.header + 40, 11);
  FAILS(22, transmit(fd, &message));
  put32(message.control, 100);
  put32(message.header + 40, message.control_length);
  FAILS(22, transmit(fd, &message));
  put32(message.control, 4);
  FAILS(22, transmit(fd, &message));
#if K_CMSG_ALIGN == 8
  put32(message.control, 20);
  put32(message.header + 40, 20); /* without the padding */
#ifdef RULE_CONTROL_MUST_BE_PADDED
  FAILS(22, transmit(fd, &message));
#else
  IS(1, transmit(fd, &message));
  came_from("127.0.0.1");
#endif
#endif
}

static long send_control(int fd, int type, const void *data, uint32_t length) {
  struct message message;
  message_to(&message, &to, "x");
  message_add(&message, 0, type, data, length);
  return transmit(fd, &message);
}

static void unknown_control(int fd) {
  int value = 8;
#ifdef RULE_UNKNOWN_CONTROL_REFUSED
  FAILS(K_ENOPROTOOPT, send_control(fd, K_IP_TTL, &value, 4));
  FAILS(K_ENOPROTOOPT, send_control(fd, 99, &value, 4));
#else
  IS(1, send_control(fd, K_IP_TTL, &value, 4));
  came_from("127.0.0.1");
#endif
#ifndef RULE_TOS_BYTES
#ifdef RULE_UNKNOWN_CONTROL_REFUSED
  FAILS(K_ENOPROTOOPT, send_control(fd, K_IP_TOS, &value, 1));
#endif
#elif RULE_TOS_BYTES == 1
  FAILS(22, send_control(fd, K_IP_TOS, &value, 4));
  IS(1, send_control(fd, K_IP_TOS, &value, 1));
#else
  IS(1, send_control(fd, K_IP_TOS, &value, 4));
#endif
  drain(receiver);
}

#ifdef RULE_SENDSRCADDR_ONLY_UNBOUND
/* Choosing a source is like binding to it for a moment. */
static void another_owns(const uint8_t *source) {
  int sender = udp(2);
  int owner = udp(2);
  set_int(sender, 0xffff, 4, 1);
  set_int(owner, 0xffff, 4, 1);
  struct address any = ipv4("0.0.0.0", 0);
  IS(0, k.bind(sender, any.bytes, 16));
  struct address taken = local_of(sender);
  memcpy(taken.bytes + 4, source, 4);
  IS(0, k.bind(owner, taken.bytes, 16));
  FAILS(K_EADDRINUSE, send_control(sender, 7, source, 4));
  k.close(owner);
  IS(1, send_control(sender, 7, source, 4));
  came_from("127.0.0.2");
  k.close(sender);
}
#endif

#ifdef K_IP_SENDSRCADDR
static void source_addresses(int fd, int wildcard) {
  const uint8_t own[4] = {127, 0, 0, 2};
  const uint8_t foreign[4] = {198, 51, 100, 7};
  IS(1, send_control(wildcard, 7, own, 4));
  came_from("127.0.0.2");
  FAILS(K_EADDRNOTAVAIL, send_control(wildcard, 7, foreign, 4));
  int unbound = udp(2);
#ifdef RULE_SENDSRCADDR_ONLY_UNBOUND
  FAILS(22, send_control(fd, 7, own, 4));
  FAILS(22, send_control(fd, 7, "\x7f\0\0\1", 4)); /* even its own */
  FAILS(22, send_control(unbound, 7, own, 4));
  another_owns(own);
#else
  IS(1, send_control(fd, 7, own, 4));
  came_from("127.0.0.2");
  IS(1, send_control(unbound, 7, own, 4));
  came_from("127.0.0.2");
#endif
  k.close(unbound);
}
#endif

#ifdef K_IP_PKTINFO
static void packet_info(int fd) {
#if K_SIZE_in_pktinfo == 8
  uint8_t info[8] = {127, 0, 0, 2};
  const uint32_t index = 4;
#else
  uint8_t info[12] = {[4] = 127, [7] = 2};
  const uint32_t index = 0;
#endif
  IS(1, send_control(fd, K_IP_PKTINFO, info, sizeof info));
  came_from("127.0.0.2");
  FAILS(22, send_control(fd, K_IP_PKTINFO, info, 4));
  info[index] = 1;
  IS(1, send_control(fd, K_IP_PKTINFO, info, sizeof info));
#ifdef RULE_INTERFACE_DROPS_SOURCE
  came_from("127.0.0.1"); /* the interface was taken, the source forgotten */
  info[index] = 99;
  FAILS(6, send_control(fd, K_IP_PKTINFO, info, sizeof info));
#else
  came_from("127.0.0.2");
  info[index] = 99;
  FAILS(K_ENETUNREACH, send_control(fd, K_IP_PKTINFO, info, sizeof info));
  memset(info, 0, 4);
  FAILS(K_EADDRNOTAVAIL, send_control(fd, K_IP_PKTINFO, info, sizeof info));
  FAILS(K_ENOPROTOOPT, send_control(fd, K_IP_RECVPKTINFO, info, sizeof info));
  uint8_t broadcast[8] = {127, 255, 255, 255};
  IS(1, send_control(fd, K_IP_PKTINFO, broadcast, sizeof broadcast));
  drain(receiver);
#endif
}
#endif

/* A source for a datagram of a connected socket. */
static void connected(void) {
  int fd = bound("127.0.0.1");
  IS(0, k.connect(fd, to.bytes, to.length));
  struct message message;
  message_to(&message, NULL, "x");
#if defined K_IP_PKTINFO && K_SIZE_in_pktinfo == 12
  message_add(&message, 0, K_IP_PKTINFO, "\0\0\0\0\x7f\0\0\2\0\0\0\0", 12);
#elif defined K_IP_PKTINFO
  message_add(&message, 0, K_IP_PKTINFO, "\x7f\0\0\2\0\0\0\0", 8);
#else
  message_add(&message, 0, 7, "\x7f\0\0\2", 4);
#endif
#if defined RULE_SENDSRCADDR_ONLY_UNBOUND
  FAILS(22, transmit(fd, &message));
#elif defined RULE_SENDSRCADDR_IGNORED_CONNECTED
  IS(1, transmit(fd, &message));
  came_from("127.0.0.1");
#else
  IS(1, transmit(fd, &message));
  came_from("127.0.0.2");
#endif
  k.close(fd);
}

static long send6(int fd, const struct address *where, int type, const void *data, uint32_t length) {
  struct message message;
  message_to(&message, where, "x");
  message_add(&message, 41, type, data, length);
  return transmit(fd, &message);
}

static void ipv6_control(void) {
  int fd = bound6("::1");
  struct address self = local_of(fd);
  uint8_t info[20] = {[15] = 1};
  int number = 9;
  IS(1, send6(fd, &self, 46, info, 20));
  FAILS(22, send6(fd, &self, 46, info, 19));
  IS(1, send6(fd, &self, 47, &number, 4));
  FAILS(22, send6(fd, &self, 47, &number, 1));
  FAILS(K_ENOPROTOOPT, send6(fd, &self, 19, info, 20));
  IS(1, send6(fd, &self, K_IPV6_TCLASS, &number, 4));
  number = 256;
  FAILS(22, send6(fd, &self, K_IPV6_TCLASS, &number, 4));
  info[16] = 99;
  FAILS(6, send6(fd, &self, 46, info, 20));
  uint8_t foreign[20] = {0x20, 1, 0xd, 0xb8, [15] = 7};
#ifdef RULE_SOURCE6_UNCHECKED
  IS(1, send6(fd, &self, 46, foreign, 20)); /* from somewhere */
#else
  FAILS(K_EADDRNOTAVAIL, send6(fd, &self, 46, foreign, 20));
#endif
  k.close(fd);
}

void test_sent(void) {
  receiver = bound("127.0.0.1");
  set_int(receiver, 0xffff, 0x1002, 200000);
  to = local_of(receiver);
  int fd = bound("127.0.0.1");
  int wildcard = bound("0.0.0.0");
  destinations(fd);
  sizes(fd);
  control_lengths(fd);
  unknown_control(fd);
#ifdef K_IP_SENDSRCADDR
  source_addresses(fd, wildcard);
#endif
#ifdef K_IP_PKTINFO
  packet_info(wildcard);
#endif
  connected();
  if (has_ipv6) {
    ipv6_control();
  }
  k.close(fd);
  k.close(wildcard);
  k.close(receiver);
}
