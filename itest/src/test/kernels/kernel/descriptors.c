/* What is known of each descriptor that this library has made. */
#include "kernel.h"
#include <stdatomic.h>

enum { MOST_DESCRIPTORS = 1 << 16 };
static struct descriptor descriptors[MOST_DESCRIPTORS];
static _Atomic int highest;
static _Atomic int bound_to_port[1 << 16]; /* how many sockets, so that few calls look at all */

struct descriptor *k_descriptor(int fd) {
  return fd >= 0 && fd < MOST_DESCRIPTORS ? &descriptors[fd] : NULL;
}

bool k_state(int fd, struct state *copy) {
  struct descriptor *descriptor = k_descriptor(fd);
  if (descriptor == NULL) {
    return false;
  }
  pthread_mutex_lock(&descriptor->lock);
  *copy = descriptor->state;
  pthread_mutex_unlock(&descriptor->lock);
  return copy->kind != FOREIGN;
}

int k_socket_state(int fd, struct state *copy) {
  if (k_state(fd, copy) && copy->kind == UDP_SOCKET) {
    return 0;
  }
  return LINUX(fcntl, fd, 1 /* F_GETFD */, 0) < 0 ? EBADF : K_ENOTSOCK;
}

void k_opened(int fd, const struct state *state) {
  struct descriptor *descriptor = k_descriptor(fd);
  int known = highest;
  while (fd > known && !atomic_compare_exchange_weak(&highest, &known, fd)) {
  }
  pthread_mutex_lock(&descriptor->lock);
  descriptor->state = *state;
  pthread_mutex_unlock(&descriptor->lock);
}

static in_port_t port_of(const union address *address) {
  return address->any.sa_family == AF_INET6 ? address->v6.sin6_port : address->v4.sin_port;
}

void k_closed(int fd) {
  struct descriptor *descriptor = k_descriptor(fd);
  if (descriptor != NULL) {
    pthread_mutex_lock(&descriptor->lock);
    if (descriptor->state.bound) {
      bound_to_port[port_of(&descriptor->state.local)]--;
    }
    descriptor->state = (struct state){.kind = FOREIGN};
    pthread_mutex_unlock(&descriptor->lock);
  }
}

static bool same_address(const union address *a, const union address *b) {
  if (a->any.sa_family != b->any.sa_family) {
    return false;
  }
  if (a->any.sa_family == AF_INET) {
    return a->v4.sin_port == b->v4.sin_port && a->v4.sin_addr.s_addr == b->v4.sin_addr.s_addr;
  }
  return a->v6.sin6_port == b->v6.sin6_port &&
         memcmp(&a->v6.sin6_addr, &b->v6.sin6_addr, sizeof a->v6.sin6_addr) == 0 &&
         a->v6.sin6_scope_id == b->v6.sin6_scope_id;
}

/* Whether another socket has exactly this address, and not one of the options to share it. */
bool k_is_taken(int fd, const union address *local, uint32_t sharing) {
  struct state own;
  int mine = k_state(fd, &own) && own.bound && port_of(&own.local) == port_of(local);
  if (bound_to_port[port_of(local)] == mine) {
    return false;
  }
  for (int other = 0; other <= highest; other++) {
    struct descriptor *descriptor = &descriptors[other];
    if (other == fd) {
      continue;
    }
    pthread_mutex_lock(&descriptor->lock);
    bool taken = descriptor->state.kind == UDP_SOCKET && descriptor->state.bound &&
                 same_address(&descriptor->state.local, local) &&
                 (descriptor->state.socket_options & sharing) == 0;
    pthread_mutex_unlock(&descriptor->lock);
    if (taken) {
      return true;
    }
  }
  return false;
}

void k_refresh_local(int fd) {
  struct descriptor *descriptor = k_descriptor(fd);
  union address local;
  socklen_t length = sizeof local;
  if (LINUX(getsockname, fd, &local, &length) == 0) {
    pthread_mutex_lock(&descriptor->lock);
    bool bound = port_of(&local) != 0;
    bound_to_port[port_of(&local)] += bound - descriptor->state.bound;
    descriptor->state.local = local;
    descriptor->state.bound = bound;
    pthread_mutex_unlock(&descriptor->lock);
  }
}

/* An error that an earlier call left for the next one. */
int k_take_pending_error(int fd) {
  struct descriptor *descriptor = k_descriptor(fd);
  pthread_mutex_lock(&descriptor->lock);
  int error = descriptor->state.pending_error;
  descriptor->state.pending_error = 0;
  pthread_mutex_unlock(&descriptor->lock);
  return error;
}
