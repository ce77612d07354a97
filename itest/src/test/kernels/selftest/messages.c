/* Addresses and messages in the foreign form. */
#include "selftest.h"
#include <arpa/inet.h>

static void put32(uint8_t *at, uint32_t value) { memcpy(at, &value, sizeof value); }

static uint32_t get32(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

static void put_pointer(uint8_t *at, const void *value) { memcpy(at, &value, sizeof value); }

struct address ipv4(const char *address, uint16_t port) {
  struct address to = {.bytes = {16, 2, (uint8_t)(port >> 8), (uint8_t)port}, .length = 16};
  inet_pton(AF_INET, address, to.bytes + 4);
  return to;
}

struct address ipv6(const char *address, uint16_t port) {
  struct address to = {.bytes = {28, K_AF_INET6, (uint8_t)(port >> 8), (uint8_t)port}, .length = 28};
  inet_pton(AF_INET6, address, to.bytes + 8);
  return to;
}

struct address local_of(int fd) {
  struct address local = {.length = sizeof local.bytes};
  IS(0, k.getsockname(fd, local.bytes, &local.length));
  return local;
}

int udp(int family) {
  int fd = k.socket(family, 2, 0);
  int flags = k.fcntl(fd, 3 /* F_GETFL */, 0);
  IS(0, k.fcntl(fd, 4 /* F_SETFL */, flags | 4));
  return fd;
}

int bound(const char *address) {
  int fd = udp(2);
  struct address local = ipv4(address, 0);
  IS(0, k.bind(fd, local.bytes, local.length));
  return fd;
}

int bound6(const char *address) {
  int fd = udp(K_AF_INET6);
  struct address local = ipv6(address, 0);
  IS(0, k.bind(fd, local.bytes, local.length));
  return fd;
}

void set_int(int fd, int level, int name, int value) {
  IS(0, k.setsockopt(fd, level, name, &value, sizeof value));
}

void set_buffers(int fd) { set_int(fd, 0xffff, 0x1001, 100000); }

static void describe(struct message *message, const void *name, uint32_t name_length) {
  memset(message->header, 0, sizeof message->header);
  put_pointer(message->header, name);
  put32(message->header + 8, name_length);
  put_pointer(message->header + 16, &message->part);
  put32(message->header + 24, 1);
}

void message_to(struct message *message, const struct address *to, const char *payload) {
  memset(message, 0, sizeof *message);
  describe(message, to == NULL ? NULL : message->name, to == NULL ? 0 : to->length);
  if (to != NULL) {
    memcpy(message->name, to->bytes, to->length);
  }
  message->part = (struct iovec){message->payload, strlen(payload)};
  memcpy(message->payload, payload, strlen(payload));
}

void message_add(struct message *message, int level, int type, const void *data, uint32_t length) {
  const uint32_t align = K_CMSG_ALIGN;
  uint32_t start = (12 + align - 1) / align * align;
  uint8_t *at = message->control + message->control_length;
  put32(at, start + length);
  put32(at + 4, (uint32_t)level);
  put32(at + 8, (uint32_t)type);
  memcpy(at + start, data, length);
  message->control_length += start + (length + align - 1) / align * align;
  put_pointer(message->header + 32, message->control);
  put32(message->header + 40, message->control_length);
}

void message_buffers(struct message *message, size_t payload, uint32_t control) {
  memset(message, 0, sizeof *message);
  describe(message, message->name, sizeof message->name);
  message->part = (struct iovec){message->payload, payload};
  put_pointer(message->header + 32, message->control);
  put32(message->header + 40, control);
}

long send_to(int fd, const struct address *to, const char *payload) {
  struct message message;
  message_to(&message, to, payload);
  return k.sendmsg(fd, message.header, 0x80);
}

long receive(int fd, struct message *message) {
  message_buffers(message, sizeof message->payload, sizeof message->control);
  return k.recvmsg(fd, message->header, 0x80);
}

void drain(int fd) {
  struct message message;
  while (receive(fd, &message) >= 0) {
  }
}

/* Finds a control message of a received datagram, and checks its length. */
const uint8_t *control_of(const struct message *message, int level, int type, uint32_t payload) {
  const uint32_t align = K_CMSG_ALIGN;
  uint32_t start = (12 + align - 1) / align * align;
  uint32_t length = get32(message->header + 40);
  for (uint32_t at = 0; at + 12 <= length;) {
    const uint8_t *header = message->control + at;
    uint32_t size = get32(header);
    if (get32(header + 4) == (uint32_t)level && get32(header + 8) == (uint32_t)type) {
      IS(start + payload, size);
      return header + start;
    }
    at += (size + align - 1) / align * align;
  }
  printf("%s: no control message %d %d\n", K_SYSTEM, level, type);
  failures++;
  static const uint8_t nothing[128];
  return nothing;
}
