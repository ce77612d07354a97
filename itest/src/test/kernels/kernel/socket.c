/* socket, bind, connect, getsockname, getpeername, close. */
#include "kernel.h"
#include <arpa/inet.h>

enum { LINUX_IPV6_MULTICAST_ALL = 29 };

static void set(int fd, int level, int name, int value) {
  LINUX(setsockopt, fd, level, name, &value, sizeof value);
}

/* All that a receiver may want to know comes with each datagram; what is passed on is chosen later. */
static void prepare(int fd, bool ipv6) {
  if (ipv6) {
#if defined RULE_V6ONLY_OFF
    set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
#else
    set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1);
#endif
    set(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
    set(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
    set(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
    set(fd, IPPROTO_IPV6, LINUX_IPV6_MULTICAST_ALL, 0);
  } else {
    set(fd, IPPROTO_IP, IP_PKTINFO, 1);
    set(fd, IPPROTO_IP, IP_RECVTTL, 1);
    set(fd, IPPROTO_IP, IP_RECVTOS, 1);
    set(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0);
  }
}

#ifdef K_SOCK_NONBLOCK
#define TYPE_FLAGS (K_SOCK_NONBLOCK | K_SOCK_CLOEXEC)
#define NONBLOCKING K_SOCK_NONBLOCK
#define CLOSE_ON_EXEC K_SOCK_CLOEXEC
#else
#define TYPE_FLAGS 0
#define NONBLOCKING 0
#define CLOSE_ON_EXEC 0
#endif

static int open_socket(int domain, int type, int protocol) {
  if (domain != K_AF_INET && domain != K_AF_INET6) {
    return k_fail(K_EAFNOSUPPORT);
  }
  if ((type & ~TYPE_FLAGS) != K_SOCK_DGRAM || (protocol != 0 && protocol != IPPROTO_UDP)) {
    return k_fail(K_EPROTONOSUPPORT);
  }
  struct state state = {.kind = UDP_SOCKET, .ipv6 = domain == K_AF_INET6};
  state.nonblocking = (type & NONBLOCKING) != 0;
  state.sndbuf = 9216;
  state.rcvbuf = RULE_RCVBUF;
  state.unicast_hops = -1;
  int linux_type = SOCK_DGRAM | (state.nonblocking ? SOCK_NONBLOCK : 0) |
                   ((type & CLOSE_ON_EXEC) != 0 ? SOCK_CLOEXEC : 0);
  int fd = (int)LINUX(socket, state.ipv6 ? AF_INET6 : AF_INET, linux_type, 0);
  if (fd < 0) {
    return k_fail_as_linux();
  }
  if (k_descriptor(fd) == NULL) {
    LINUX(close, fd);
    return k_fail(EMFILE);
  }
  prepare(fd, state.ipv6);
  k_receive_buffer(fd, state.rcvbuf);
  k_opened(fd, &state);
  return fd;
}

#ifdef RULE_RENAMED_SYMBOLS
/* NetBSD's headers rename it; the plain symbol is an older system's call. */
int k_socket(int domain, int type, int protocol) SYMBOL("__socket30");
int k_old_socket(int domain, int type, int protocol) SYMBOL("socket");
int k_old_socket(int domain, int type, int protocol) {
  (void)domain, (void)type, (void)protocol;
  return k_fail(K_ENOSYS);
}
#else
int k_socket(int domain, int type, int protocol) SYMBOL("socket");
#endif
int k_socket(int domain, int type, int protocol) { return open_socket(domain, type, protocol); }

static bool is_wildcard(const union address *address) {
  return address->any.sa_family == AF_INET6 ? IN6_IS_ADDR_UNSPECIFIED(&address->v6.sin6_addr)
                                            : address->v4.sin_addr.s_addr == INADDR_ANY;
}

static bool is_multicast(const union address *address) {
  return address->any.sa_family == AF_INET6 ? IN6_IS_ADDR_MULTICAST(&address->v6.sin6_addr)
                                            : IN_MULTICAST(ntohl(address->v4.sin_addr.s_addr));
}

#ifdef RULE_SIN_ZERO_IGNORED
enum { SIN_ZERO_COUNTS = false };
#else
enum { SIN_ZERO_COUNTS = true };
#endif

static int check_bind(int fd, const struct state *state, const void *name,
                      const union address *local) {
  if (state->bound) {
    return EINVAL;
  }
  bool wildcard = is_wildcard(local);
  if (SIN_ZERO_COUNTS && !state->ipv6 && !wildcard && k_get64(name, K_AT_sin_zero) != 0) {
    return K_EADDRNOTAVAIL; /* the kernel compares whole structures */
  }
  uint32_t sharing = K_SO_REUSEPORT | (is_multicast(local) ? K_SO_REUSEADDR : 0);
  bool shares = (state->socket_options & sharing) != 0;
  return k_is_taken(fd, local, shares ? sharing : 0) ? K_EADDRINUSE : 0;
}

int k_bind(int fd, const void *name, uint32_t length) SYMBOL("bind");
int k_bind(int fd, const void *name, uint32_t length) {
  struct state state;
  union address local;
  int error = k_socket_state(fd, &state);
  if (error == 0) {
    error = k_address_in(name, length, state.ipv6, &local);
  }
  if (error == 0) {
    error = check_bind(fd, &state, name, &local);
  }
  if (error != 0) {
    return k_fail(error);
  }
  if (LINUX(bind, fd, &local, k_address_size(state.ipv6)) != 0) {
    /* Linux asks for the scope of a link-local address with EINVAL. */
    return k_fail(errno == EINVAL ? K_EADDRNOTAVAIL : k_error(errno));
  }
  k_refresh_local(fd);
  return 0;
}

int k_connect(int fd, const void *name, uint32_t length) SYMBOL("connect");
int k_connect(int fd, const void *name, uint32_t length) {
  struct state state;
  union address peer;
  int error = k_socket_state(fd, &state);
  if (error == 0) {
    error = k_address_in(name, length, state.ipv6, &peer);
  }
  if (error == 0 && (state.ipv6 ? peer.v6.sin6_port : peer.v4.sin_port) == 0) {
    error = K_EADDRNOTAVAIL;
  }
  if (error != 0) {
    return k_fail(error);
  }
  if (LINUX(connect, fd, &peer, k_address_size(state.ipv6)) != 0) {
    return k_fail(errno == ENETUNREACH ? RULE_NO_ROUTE : k_error(errno));
  }
  k_refresh_local(fd);
  struct descriptor *descriptor = k_descriptor(fd);
  pthread_mutex_lock(&descriptor->lock);
  descriptor->state.connected = true;
  pthread_mutex_unlock(&descriptor->lock);
  return 0;
}

static int name_of(int fd, void *name, uint32_t *length, bool peer) {
  struct state state;
  union address address;
  int error = k_socket_state(fd, &state);
  if (error != 0) {
    return k_fail(error);
  }
  socklen_t size = sizeof address;
  if ((peer ? LINUX(getpeername, fd, &address, &size) : LINUX(getsockname, fd, &address, &size)) !=
      0) {
    return k_fail_as_linux();
  }
  if (name == NULL || length == NULL) {
    return k_fail(EFAULT);
  }
  uint32_t room = k_get32(length, 0);
  k_name_out(&address, name, &room);
  k_put32(length, 0, room);
  return 0;
}

int k_getsockname(int fd, void *name, uint32_t *length) SYMBOL("getsockname");
int k_getsockname(int fd, void *name, uint32_t *length) { return name_of(fd, name, length, false); }

int k_getpeername(int fd, void *name, uint32_t *length) SYMBOL("getpeername");
int k_getpeername(int fd, void *name, uint32_t *length) { return name_of(fd, name, length, true); }

int k_close(int fd) SYMBOL("close");
int k_close(int fd) {
  struct state state;
  if (!k_state(fd, &state)) {
    return LINUX(close, fd) == 0 ? 0 : k_fail_as_linux();
  }
  if (state.kind == QUEUE) {
    k_queue_close(fd);
    return 0;
  }
  k_queue_forget(fd);
  k_closed(fd);
  return LINUX(close, fd) == 0 ? 0 : k_fail_as_linux();
}
