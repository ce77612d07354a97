/* What the tests of an emulated kernel share: its functions, and checks that go on after a failure. */
#ifndef KERNELS_SELFTEST_H
#define KERNELS_SELFTEST_H

#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>

#ifdef RULE_RENAMED_SYMBOLS
typedef size_t event_count;
#else
typedef int event_count;
#endif

struct calls {
  int (*socket)(int, int, int);
  int (*bind)(int, const void *, uint32_t);
  int (*connect)(int, const void *, uint32_t);
  int (*getsockname)(int, void *, uint32_t *);
  int (*getpeername)(int, void *, uint32_t *);
  int (*setsockopt)(int, int, int, const void *, uint32_t);
  int (*getsockopt)(int, int, int, void *, uint32_t *);
  ssize_t (*recvmsg)(int, void *, int);
  ssize_t (*sendmsg)(int, const void *, int);
  int (*close)(int);
  int (*kqueue)(void);
  int (*kevent)(int, const void *, event_count, void *, event_count, const struct timespec *);
  int (*fcntl)(int, int, ...);
  int (*ioctl)(int, unsigned long, ...);
  int (*pipe)(int *);
  ssize_t (*read)(int, void *, size_t);
  ssize_t (*write)(int, const void *, size_t);
  char *(*strerror)(int);
  void *recvmmsg; /* its type differs */
};
extern struct calls k;
extern int failures;
extern bool has_ipv6; /* the host: without it, its tests are left out */

/* Checks that a call gives a result, or fails with an errno. */
#define IS(expected, actual) check_is(__FILE__, __LINE__, #actual, (long)(expected), (long)(actual))
#define FAILS(error, call) check_fails(__FILE__, __LINE__, #call, error, (long)(call))
#define BYTES(expected, actual, length) \
  check_bytes(__FILE__, __LINE__, #actual, (const uint8_t *)(expected), actual, length)
void check_is(const char *file, int line, const char *what, long expected, long actual);
void check_fails(const char *file, int line, const char *what, int error, long result);
void check_bytes(const char *file, int line, const char *what, const uint8_t *expected,
                 const uint8_t *actual, size_t length);

/* Sockets and addresses in the foreign form. */
struct address {
  uint8_t bytes[28];
  uint32_t length;
};
struct address ipv4(const char *address, uint16_t port);
struct address ipv6(const char *address, uint16_t port);
struct address local_of(int fd);
int udp(int family);
int bound(const char *address);
int bound6(const char *address);
void set_int(int fd, int level, int name, int value);
void set_buffers(int fd);

/* A message with one part and its control messages. */
struct message {
  uint8_t header[48];
  struct iovec part;
  uint8_t payload[70000];
  uint8_t control[512];
  uint8_t name[128];
  uint32_t control_length;
};
void message_to(struct message *message, const struct address *to, const char *payload);
void message_add(struct message *message, int level, int type, const void *data, uint32_t length);
void message_buffers(struct message *message, size_t payload, uint32_t control);
long send_to(int fd, const struct address *to, const char *payload);
long receive(int fd, struct message *message);
const uint8_t *control_of(const struct message *message, int level, int type, uint32_t payload);
void drain(int fd);

void test_sockets(void);
void test_options(void);
void test_received(void);
void test_sent(void);
void test_memberships(void);
void test_batches(void);
void test_queues(void);

#endif
