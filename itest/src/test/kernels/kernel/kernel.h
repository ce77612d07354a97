/*
 * A kernel of another system, emulated on Linux: calls come in that system's ABI (K_ names, see
 * ../systems), are checked as that kernel checks them, and are made with Linux's system calls.
 * Numbers and structures without K_ are Linux's own.
 */
#ifndef KERNELS_KERNEL_H
#define KERNELS_KERNEL_H

#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Linux's own call: the C library's functions of these names are what this library stands in for. */
#define LINUX(call, ...) syscall(SYS_##call, __VA_ARGS__)

/* A function of the emulated C library, under that system's symbol. */
#define SYMBOL(name) __asm__(name) __attribute__((visibility("default")))

/* errors.c: error numbers of the emulated system, which its functions leave in errno. */
int k_error(int linux_error);
int k_fail(int k_error);
int k_fail_as_linux(void);

/* memory.c: the caller's structures, at any alignment. */
uint8_t k_get8(const void *at, size_t offset);
uint16_t k_get16(const void *at, size_t offset);
uint32_t k_get32(const void *at, size_t offset);
uint64_t k_get64(const void *at, size_t offset);
void k_put8(void *at, size_t offset, uint8_t value);
void k_put16(void *at, size_t offset, uint16_t value);
void k_put32(void *at, size_t offset, uint32_t value);
void k_put64(void *at, size_t offset, uint64_t value);

/* addresses.c: the emulated system's struct sockaddr. Functions of type int return its errno or 0. */
union address {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
  struct sockaddr_storage storage;
};
int k_address_in(const void *from, uint32_t length, bool ipv6, union address *to);
socklen_t k_address_size(bool ipv6);
uint32_t k_address_out(const union address *from, uint8_t *to);
void k_name_out(const union address *from, void *to, uint32_t *length);

/* interfaces.c: the addresses and interfaces of this host. */
enum { K_LOOPBACK = 1 }; /* the index that Linux gives it */
bool k_is_local4(struct in_addr address);
bool k_is_local6(const struct in6_addr *address);
bool k_is_broadcast4(struct in_addr address);
bool k_interface_exists(uint32_t index);
uint32_t k_interface_of(struct in_addr address);
struct in_addr k_address_of(uint32_t index);

/* descriptors.c: what is known of each descriptor that this library has made. */
enum kind { FOREIGN, UDP_SOCKET, QUEUE, PIPE };
enum wanted {
  WANTS_DSTADDR = 1,
  WANTS_IF = 2,
  WANTS_TTL = 4,
  WANTS_TOS = 8,
  WANTS_PKTINFO = 16,
  WANTS_PKTINFO6 = 32,
  WANTS_HOPLIMIT = 64,
  WANTS_TCLASS = 128
};
struct state {
  enum kind kind;
  bool ipv6;
  bool nonblocking;
  bool bound;
  bool connected;
  uint32_t wanted;         /* control messages, of enum wanted */
  uint32_t socket_options; /* K_SO_ flags */
  int sndbuf;
  int rcvbuf;
  int unicast_hops; /* IPv6's, -1 until it is set */
  int pending_error;
  uint32_t drops_seen;
  struct in_addr source;          /* NetBSD's IP_PKTINFO as an option */
  struct in_addr multicast_address;
  union address local;
};
struct descriptor {
  pthread_mutex_t lock;
  struct state state;
  struct queue *queue;
};
struct descriptor *k_descriptor(int fd);
bool k_state(int fd, struct state *copy);
int k_socket_state(int fd, struct state *copy);
void k_opened(int fd, const struct state *state);
void k_closed(int fd);
bool k_is_taken(int fd, const union address *local, uint32_t sharing);
void k_refresh_local(int fd);
int k_take_pending_error(int fd);

/* control_received.c, control_sent.c */
struct received {
  union address from;
  struct in_addr destination4;
  bool unicast4; /* the destination, if it is an IPv4 address */
  struct in6_addr destination6;
  uint32_t interface;
  int hop_limit;
  int traffic_class;
};
#define K_CONTROL_ROOM 512
size_t k_received_control(const struct state *state, const struct received *datagram, uint8_t *to,
                          size_t *ends);
struct choice {
  bool has_source;
  struct in_addr source4;
  struct in6_addr source6;
  uint32_t interface;
  int hop_limit;     /* -1 if not chosen */
  int traffic_class; /* -1 if not chosen */
};
int k_sent_control(const struct state *state, const uint8_t *control, uint32_t length,
                   struct choice *choice);
int k_check_choice(int fd, const struct state *state, const union address *to,
                   struct choice *choice);
size_t k_linux_control(const struct state *state, const struct choice *choice, uint8_t *to);

/* receive.c, send.c */
ssize_t k_recvmsg(int fd, void *message, int flags) SYMBOL("recvmsg");
ssize_t k_sendmsg(int fd, const void *message, int flags) SYMBOL("sendmsg");

/* options.c */
void k_receive_buffer(int fd, int bytes);

/* memberships.c */
int k_membership(int fd, const struct state *state, int level, int name, const uint8_t *value,
                 uint32_t length);
int k_multicast_interface(int fd, const struct state *state, const uint8_t *value, uint32_t length);

/* queue.c */
void k_queue_forget(int fd);
void k_queue_close(int fd);

#define K_ALIGN(n) (((n) + K_CMSG_ALIGN - 1) / K_CMSG_ALIGN * K_CMSG_ALIGN)
#define K_CMSG_DATA K_ALIGN(K_SIZE_cmsghdr)

#endif
