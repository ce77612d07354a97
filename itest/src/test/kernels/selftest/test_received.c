/* What a received datagram tells. */
#include "selftest.h"

static uint32_t get32(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

/* The one way to ask for the local address of IPv4 datagrams that the system has. */
static void check_control4(const struct message *message) {
  const uint8_t *hops = control_of(message, 0, K_IP_RECVTTL, 1);
  IS(64, hops[0]);
#ifdef K_IP_PKTINFO
  const uint8_t *info = control_of(message, 0, K_IP_PKTINFO, K_SIZE_in_pktinfo);
#if K_SIZE_in_pktinfo == 8
  BYTES("\x7f\0\0\1\1\0\0\0", info, 8);
#else
  BYTES("\1\0\0\0\0\0\0\0\x7f\0\0\1", info, 12);
#endif
#endif
  const uint8_t *destination = control_of(message, 0, 7, 4);
  BYTES("\x7f\0\0\1", destination, 4);
  const uint8_t *link = control_of(message, 0, K_IP_RECVIF, RULE_RECVIF_BYTES);
  uint8_t begin[] = {RULE_RECVIF_BYTES, 18, 1, 0};
  BYTES(begin, link, 4);
#ifdef K_IP_RECVTOS
  IS(0x20, *control_of(message, 0, K_IP_RECVTOS, 1));
#endif
}

static void tells_what_was_asked(void) {
  int receiver = bound("0.0.0.0");
  int sender = bound("127.0.0.1");
  set_int(receiver, 0, 7, 1);
  set_int(receiver, 0, K_IP_RECVIF, 1);
  set_int(receiver, 0, K_IP_RECVTTL, 1);
#ifdef K_IP_RECVTOS
  set_int(receiver, 0, K_IP_RECVTOS, 1);
#endif
#ifdef K_IP_PKTINFO
  set_int(receiver, 0, K_IP_PKTINFO, 1);
#endif
  set_int(sender, 0, K_IP_TOS, 0x20);
  struct address local = local_of(receiver);
  struct address to = ipv4("127.0.0.1", (uint16_t)(local.bytes[2] << 8 | local.bytes[3]));
  IS(3, send_to(sender, &to, "abc"));
  struct message message;
  IS(3, receive(receiver, &message));
  IS(16, get32(message.header + 8));
  IS(0x80, get32(message.header + 44) & ~0x300u); /* the flags that were passed in come back */
  struct address from = local_of(sender);
  BYTES(from.bytes, message.name, 16);
  check_control4(&message);
  FAILS(K_EAGAIN, receive(receiver, &message));
  k.close(receiver);
  k.close(sender);
}

static void tells_ipv6(void) {
  int receiver = bound6("::");
  int sender = bound6("::1");
  set_int(receiver, 41, K_IPV6_RECVPKTINFO, 1);
  set_int(receiver, 41, 37, 1);
  set_int(receiver, 41, K_IPV6_RECVTCLASS, 1);
  set_int(sender, 41, K_IPV6_TCLASS, 0x28);
  struct address local = local_of(receiver);
  struct address to = ipv6("::1", (uint16_t)(local.bytes[2] << 8 | local.bytes[3]));
  IS(2, send_to(sender, &to, "ab"));
  struct message message;
  IS(2, receive(receiver, &message));
  IS(28, get32(message.header + 8));
  BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\1\0\0\0", control_of(&message, 41, 46, 20), 20);
  IS(64, get32(control_of(&message, 41, 47, 4)));
  IS(0x28, get32(control_of(&message, 41, K_IPV6_TCLASS, 4)));
  k.close(receiver);
  k.close(sender);
}

/* Sends itself a datagram and receives it with too little room for control messages. */
static void cut(int fd, uint32_t room, uint32_t length, uint32_t flags) {
  struct address self = local_of(fd);
  struct message message;
  IS(1, send_to(fd, &self, "x"));
  message_buffers(&message, 8, room);
  IS(1, k.recvmsg(fd, message.header, 0));
  IS(length, get32(message.header + 40));
  IS(flags, get32(message.header + 44));
}

static void cuts_control(void) {
  int fd = bound("127.0.0.1");
  set_int(fd, 0, 7, 1);
#ifdef K_IP_PKTINFO
  set_int(fd, 0, K_IP_PKTINFO, 1);
#else
  set_int(fd, 0, K_IP_RECVTTL, 1);
#endif
#if K_CMSG_ALIGN == 8
  cut(fd, 48, 48, 0);
  cut(fd, 47, 47, 0x20);
  cut(fd, 24, 24, 0); /* nothing says that the second one is missing */
#ifdef RULE_CONTROL_LENGTH_ALIGNED
  cut(fd, 23, 24, 0x20);
  cut(fd, 12, 16, 0x20);
#else
  cut(fd, 23, 23, 0x20);
  cut(fd, 12, 12, 0x20);
#endif
#else
  cut(fd, 40, 40, 0);
  cut(fd, 39, 39, 0x20);
  cut(fd, 16, 16, 0);
  cut(fd, 15, 15, 0x20);
#endif
  cut(fd, 0, 0, 0);
  k.close(fd);
}

static void cuts_payload(void) {
  int fd = bound("127.0.0.1");
  struct address self = local_of(fd);
  struct message message;
  IS(10, send_to(fd, &self, "0123456789"));
  message_buffers(&message, 4, 0);
  IS(4, k.recvmsg(fd, message.header, 0x10)); /* MSG_TRUNC as input changes nothing */
  IS(0x10, get32(message.header + 44) & 0x10);
  IS(0, send_to(fd, &self, ""));
  IS(0, receive(fd, &message));
  k.close(fd);
}

static void reports_refusals(void) {
  int fd = bound("127.0.0.1");
  int closed = bound("127.0.0.1");
  struct address to = local_of(closed);
  k.close(closed);
  IS(0, k.connect(fd, to.bytes, 16));
  IS(1, send_to(fd, NULL, "x"));
  struct message message;
  FAILS(K_ECONNREFUSED, receive(fd, &message));
  FAILS(K_EAGAIN, receive(fd, &message));
  FAILS(K_EISCONN, send_to(fd, &to, "x"));
  k.close(fd);
}

#ifdef RULE_OVERFLOW_REPORTED
static void reports_overflow(void) {
  int fd = bound("127.0.0.1");
  set_int(fd, 0xffff, 0x1002, 4096);
  struct address self = local_of(fd);
  for (int i = 0; i < 500; i++) {
    IS(1, send_to(fd, &self, "x"));
  }
  struct message message;
  while (receive(fd, &message) == 1) {
  }
  IS(K_ENOBUFS, errno);
  FAILS(K_EAGAIN, receive(fd, &message));
  k.close(fd);
}
#endif

void test_received(void) {
  tells_what_was_asked();
  if (has_ipv6) {
    tells_ipv6();
  }
  cuts_control();
  cuts_payload();
  reports_refusals();
#ifdef RULE_OVERFLOW_REPORTED
  reports_overflow();
#endif
}
