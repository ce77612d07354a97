/* setsockopt, getsockopt. */
#include "kernel.h"
#include <arpa/inet.h>

enum family { ANY = 0, IPV4 = 4, IPV6 = 6 };
enum width { INT, BYTE_OR_INT };
enum effect { FLAG, WANT, LINUX_INT, DONTFRAG };

struct option {
  int level;
  int name;
  enum family family;
  enum width width;
  enum effect effect;
  uint32_t bit;   /* FLAG: of struct state's socket_options; WANT: of its wanted */
  int linux_name; /* 0: nothing to tell Linux */
};

enum { LINUX_SO_BINDTOIFINDEX = 62, LINUX_IPV6_FREEBIND = 78 };

static const struct option OPTIONS[] = {
    {K_SOL_SOCKET, K_SO_REUSEADDR, ANY, INT, FLAG, K_SO_REUSEADDR, SO_REUSEADDR},
    {K_SOL_SOCKET, K_SO_REUSEPORT, ANY, INT, FLAG, K_SO_REUSEPORT, SO_REUSEPORT},
    {K_SOL_SOCKET, K_SO_BROADCAST, ANY, INT, FLAG, K_SO_BROADCAST, SO_BROADCAST},
    {K_SOL_SOCKET, K_SO_KEEPALIVE, ANY, INT, FLAG, K_SO_KEEPALIVE, 0},
#ifdef K_SO_NOSIGPIPE
    {K_SOL_SOCKET, K_SO_NOSIGPIPE, ANY, INT, FLAG, 0x800, 0},
#endif
#ifdef K_SO_BINDANY
    {K_SOL_SOCKET, K_SO_BINDANY, ANY, INT, FLAG, K_SO_BINDANY, -1},
#endif
    {IPPROTO_IP, K_IP_TOS, IPV4, INT, LINUX_INT, 0, IP_TOS},
    {IPPROTO_IP, K_IP_TTL, IPV4, INT, LINUX_INT, 0, IP_TTL},
    {IPPROTO_IP, K_IP_MULTICAST_TTL, IPV4, BYTE_OR_INT, LINUX_INT, 0, IP_MULTICAST_TTL},
    {IPPROTO_IP, K_IP_MULTICAST_LOOP, IPV4, BYTE_OR_INT, LINUX_INT, 0, IP_MULTICAST_LOOP},
    {IPPROTO_IP, K_IP_RECVDSTADDR, IPV4, INT, WANT, WANTS_DSTADDR, 0},
    {IPPROTO_IP, K_IP_RECVIF, IPV4, INT, WANT, WANTS_IF, 0},
    {IPPROTO_IP, K_IP_RECVTTL, IPV4, INT, WANT, WANTS_TTL, 0},
#ifdef K_IP_RECVTOS
    {IPPROTO_IP, K_IP_RECVTOS, IPV4, INT, WANT, WANTS_TOS, 0},
#endif
#ifdef K_IP_PKTINFO
    {IPPROTO_IP, K_IP_RECVPKTINFO, IPV4, INT, WANT, WANTS_PKTINFO, 0},
#if K_IP_PKTINFO != K_IP_RECVPKTINFO
    {IPPROTO_IP, K_IP_PKTINFO, IPV4, INT, WANT, WANTS_PKTINFO, 0},
#endif
#endif
#ifdef K_IP_DONTFRAG
    {IPPROTO_IP, K_IP_DONTFRAG, IPV4, INT, DONTFRAG, 0, IP_MTU_DISCOVER},
#endif
#ifdef K_IP_BINDANY
    {IPPROTO_IP, K_IP_BINDANY, IPV4, INT, LINUX_INT, 0, IP_FREEBIND},
#endif
#ifdef K_IPV6_BINDANY
    {IPPROTO_IPV6, K_IPV6_BINDANY, IPV6, INT, LINUX_INT, 0, LINUX_IPV6_FREEBIND},
#endif
    {IPPROTO_IPV6, K_IPV6_UNICAST_HOPS, IPV6, INT, LINUX_INT, 0, IPV6_UNICAST_HOPS},
    {IPPROTO_IPV6, K_IPV6_MULTICAST_HOPS, IPV6, INT, LINUX_INT, 0, IPV6_MULTICAST_HOPS},
    {IPPROTO_IPV6, K_IPV6_MULTICAST_LOOP, IPV6, INT, LINUX_INT, 0, IPV6_MULTICAST_LOOP},
    {IPPROTO_IPV6, K_IPV6_TCLASS, IPV6, INT, LINUX_INT, 0, IPV6_TCLASS},
    {IPPROTO_IPV6, K_IPV6_DONTFRAG, IPV6, INT, DONTFRAG, 0, IPV6_MTU_DISCOVER},
    {IPPROTO_IPV6, K_IPV6_V6ONLY, IPV6, INT, LINUX_INT, 0, IPV6_V6ONLY},
    {IPPROTO_IPV6, K_IPV6_RECVPKTINFO, IPV6, INT, WANT, WANTS_PKTINFO6, 0},
    {IPPROTO_IPV6, K_IPV6_RECVHOPLIMIT, IPV6, INT, WANT, WANTS_HOPLIMIT, 0},
    {IPPROTO_IPV6, K_IPV6_RECVTCLASS, IPV6, INT, WANT, WANTS_TCLASS, 0},
};
enum { OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS };

static const struct option *find(int level, int name) {
  for (int i = 0; i < OPTION_COUNT; i++) {
    if (OPTIONS[i].level == level && OPTIONS[i].name == name) {
      return &OPTIONS[i];
    }
  }
  return NULL;
}

/* The error for a level that the socket does not have; 0 if it has. */
static int check_level(const struct state *state, int level) {
  if (level == K_SOL_SOCKET || level == (state->ipv6 ? IPPROTO_IPV6 : IPPROTO_IP)) {
    return 0;
  }
#ifndef RULE_WRONG_LEVEL_ENOPROTOOPT
  if (level == IPPROTO_IP || level == IPPROTO_IPV6) {
    return EINVAL;
  }
#endif
  return K_ENOPROTOOPT;
}

static int int_value(enum width width, const uint8_t *value, uint32_t length, int *number) {
#ifdef RULE_MULTICAST_BYTE_ONLY
  bool byte = width == BYTE_OR_INT;
  bool fits = byte ? length == 1 : length == sizeof(int);
#else
  bool byte = width == BYTE_OR_INT && length == 1;
#ifdef RULE_EXACT_OPTION_WIDTH
  bool fits = byte || length == sizeof(int);
#else
  bool fits = byte || length >= sizeof(int);
#endif
#endif
  if (!fits) {
    return EINVAL;
  }
  *number = byte ? k_get8(value, 0) : (int)k_get32(value, 0);
  return 0;
}

static int tell_linux(int fd, int level, int name, int value) {
  return LINUX(setsockopt, fd, level, name, &value, sizeof value) == 0 ? 0 : k_error(errno);
}

void k_receive_buffer(int fd, int bytes) {
  int size = bytes > (1 << 28) ? 1 << 30 : bytes * 3; /* Linux counts its own overhead too */
  if (tell_linux(fd, SOL_SOCKET, SO_RCVBUFFORCE, size) != 0) {
    tell_linux(fd, SOL_SOCKET, SO_RCVBUF, size);
  }
}

static int set_buffer(int fd, struct state *state, int name, int bytes) {
#if defined K_SO_BINDANY
  bytes = bytes < 1 ? 1 : bytes; /* OpenBSD */
#endif
  if (bytes < 1) {
    return EINVAL;
  }
  if (bytes > RULE_SB_MAX) {
    return K_ENOBUFS;
  }
  if (name == K_SO_SNDBUF) {
    state->sndbuf = bytes; /* for UDP an upper bound: Linux's is the interface's queue */
    tell_linux(fd, SOL_SOCKET, SO_SNDBUF, bytes);
  } else {
    state->rcvbuf = bytes;
    k_receive_buffer(fd, bytes);
  }
  return 0;
}

static int set_linux(int fd, struct state *state, const struct option *option, int number) {
  if (option->name == K_IPV6_V6ONLY && option->family == IPV6) {
#ifdef RULE_V6ONLY_FORCED
    return number == 0 ? EINVAL : 0;
#endif
    if (state->bound) {
      return EINVAL;
    }
  }
  bool hops = option->family == IPV6 && (option->name == K_IPV6_UNICAST_HOPS ||
                                         option->name == K_IPV6_MULTICAST_HOPS ||
                                         option->name == K_IPV6_TCLASS);
  if (hops && (number < -1 || number > 255)) {
    return EINVAL;
  }
  if (option->family == IPV6 && option->name == K_IPV6_UNICAST_HOPS) {
    state->unicast_hops = number;
  }
  if (option->family == IPV4 && (option->name == K_IP_TTL || option->name == K_IP_TOS)) {
#ifdef RULE_MULTICAST_BYTE_ONLY
    if (option->name == K_IP_TTL && (number < 1 || number > 255)) {
      return EINVAL;
    }
#endif
    number &= 0xff;
  }
  return tell_linux(fd, option->level, option->linux_name, number);
}

static int set_int(int fd, struct state *state, const struct option *option, int number) {
  switch (option->effect) {
    case FLAG:
      state->socket_options =
          number != 0 ? state->socket_options | option->bit : state->socket_options & ~option->bit;
      if (option->linux_name < 0) {
        return tell_linux(fd, state->ipv6 ? IPPROTO_IPV6 : IPPROTO_IP,
                          state->ipv6 ? (int)LINUX_IPV6_FREEBIND : IP_FREEBIND, number != 0);
      }
      return option->linux_name == 0 ? 0
                                     : tell_linux(fd, SOL_SOCKET, option->linux_name, number != 0);
    case WANT:
      state->wanted = number != 0 ? state->wanted | option->bit : state->wanted & ~option->bit;
      return 0;
    case DONTFRAG:
      return tell_linux(fd, option->level, option->linux_name,
                        number != 0 ? IP_PMTUDISC_PROBE : IP_PMTUDISC_DONT);
    case LINUX_INT:
      return set_linux(fd, state, option, number);
  }
  return K_ENOPROTOOPT;
}

/* Options that are not numbers: returns -1 if this one is. */
static int set_structure(int fd, struct state *state, int level, int name, const uint8_t *value,
                         uint32_t length) {
  if (level == K_SOL_SOCKET) {
    return -1;
  }
  if (name == (state->ipv6 ? K_IPV6_MULTICAST_IF : K_IP_MULTICAST_IF)) {
    int error = k_multicast_interface(fd, state, value, length);
    if (error == 0 && !state->ipv6) {
      uint32_t first = k_get32(value, 0);
      uint32_t index = length == 12 ? k_get32(value, 8) : ntohl(first) >> 24 == 0 ? ntohl(first) : 0;
      state->multicast_address.s_addr = index != 0 ? k_address_of(index).s_addr : first;
    }
    return error;
  }
#ifdef K_IP_BOUND_IF
  if (name == (state->ipv6 ? K_IPV6_BOUND_IF : K_IP_BOUND_IF)) {
    int index = 0;
    int error = int_value(INT, value, length, &index);
    if (error == 0 && index != 0 && !k_interface_exists((uint32_t)index)) {
      error = ENXIO;
    }
    return error != 0 ? error : tell_linux(fd, SOL_SOCKET, LINUX_SO_BINDTOIFINDEX, index);
  }
#endif
  if (state->ipv6 && name == K_IPV6_PKTINFO) {
    if (length != K_SIZE_in6_pktinfo) {
      return EINVAL;
    }
    return LINUX(setsockopt, fd, IPPROTO_IPV6, IPV6_PKTINFO, value, length) == 0 ? 0
                                                                                 : k_error(errno);
  }
#if defined K_IP_PKTINFO && K_SIZE_in_pktinfo == 8
  if (!state->ipv6 && name == K_IP_PKTINFO && length == K_SIZE_in_pktinfo) {
    uint32_t index = k_get32(value, K_AT_ipi_ifindex);
    if (index != 0 && !k_interface_exists(index)) {
      return K_EADDRNOTAVAIL;
    }
    state->source.s_addr = k_get32(value, K_AT_ipi_addr);
    if (state->source.s_addr == INADDR_ANY && index != 0) {
      state->source = k_address_of(index);
    }
    return 0;
  }
#endif
  return k_membership(fd, state, level, name, value, length);
}

static int set_option(int fd, struct state *state, int level, int name, const uint8_t *value,
                      uint32_t length) {
  int error = check_level(state, level);
  if (error == 0) {
    error = set_structure(fd, state, level, name, value, length);
  } else {
    return error;
  }
  if (error >= 0) {
    return error;
  }
  int number = 0;
  if (level == K_SOL_SOCKET && (name == K_SO_SNDBUF || name == K_SO_RCVBUF)) {
    error = int_value(INT, value, length, &number);
    return error != 0 ? error : set_buffer(fd, state, name, number);
  }
  const struct option *option = find(level, name);
  if (option == NULL) {
    return K_ENOPROTOOPT;
  }
  error = int_value(option->width, value, length, &number);
  return error != 0 ? error : set_int(fd, state, option, number);
}

int k_setsockopt(int fd, int level, int name, const void *value, uint32_t length)
    SYMBOL("setsockopt");
int k_setsockopt(int fd, int level, int name, const void *value, uint32_t length) {
  struct state state;
  int error = k_socket_state(fd, &state);
  if (error == 0 && value == NULL) {
    error = EFAULT;
  }
  if (error != 0) {
    return k_fail(error);
  }
  struct descriptor *descriptor = k_descriptor(fd);
  pthread_mutex_lock(&descriptor->lock);
  error = set_option(fd, &descriptor->state, level, name, value, length);
  pthread_mutex_unlock(&descriptor->lock);
  return error == 0 ? 0 : k_fail(error);
}

static int ask_linux(int fd, int level, int name) {
  int value = 0;
  socklen_t length = sizeof value;
  LINUX(getsockopt, fd, level, name, &value, &length);
  return value;
}

static int get_socket_level(int fd, struct state *state, int name, int *number) {
  switch (name) {
    case K_SO_SNDBUF:
      *number = state->sndbuf;
      return 0;
    case K_SO_RCVBUF:
      *number = state->rcvbuf;
      return 0;
    case K_SO_TYPE:
      *number = K_SOCK_DGRAM;
      return 0;
    case K_SO_ERROR:
      *number = state->pending_error != 0 ? state->pending_error
                                          : k_error(ask_linux(fd, SOL_SOCKET, SO_ERROR));
      state->pending_error = 0;
      return 0;
    default:
      break;
  }
  const struct option *option = find(K_SOL_SOCKET, name);
  if (option == NULL) {
    return K_ENOPROTOOPT;
  }
  *number = (int)(state->socket_options & option->bit);
#ifdef RULE_FLAGS_AS_BOOLEAN
  *number = *number != 0;
#endif
  return 0;
}

static int get_multicast_interface(int fd, const struct state *state, uint8_t *to) {
  if (state->ipv6) {
    k_put32(to, 0, (uint32_t)ask_linux(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF));
  } else {
    k_put32(to, 0, state->multicast_address.s_addr);
  }
  return 0;
}

static int get_option(int fd, struct state *state, int level, int name, uint32_t room, uint8_t *to,
                      uint32_t *size) {
  int number = 0;
  int error = check_level(state, level);
  (void)room;
  *size = sizeof number;
  if (error != 0) {
    return error;
  }
  if (level == K_SOL_SOCKET) {
    error = get_socket_level(fd, state, name, &number);
  } else if (name == (state->ipv6 ? K_IPV6_MULTICAST_IF : K_IP_MULTICAST_IF)) {
    return get_multicast_interface(fd, state, to);
#ifdef K_IP_BOUND_IF
  } else if (name == (state->ipv6 ? K_IPV6_BOUND_IF : K_IP_BOUND_IF)) {
    number = ask_linux(fd, SOL_SOCKET, LINUX_SO_BINDTOIFINDEX);
#endif
  } else {
    const struct option *option = find(level, name);
    if (option == NULL) {
      return K_ENOPROTOOPT;
    }
    if (option->effect == WANT) {
      number = (state->wanted & option->bit) != 0;
    } else {
      number = ask_linux(fd, level, option->linux_name);
      number = option->effect == DONTFRAG ? number == IP_PMTUDISC_PROBE : number;
    }
    if (state->ipv6 && name == K_IPV6_UNICAST_HOPS) {
      number = state->unicast_hops;
    }
#ifdef RULE_MULTICAST_BYTE_ONLY
    bool byte = true;
#else
    bool byte = room == 1;
#endif
    *size = byte && option->width == BYTE_OR_INT ? 1 : *size;
  }
#if defined K_IP_PKTINFO && K_SIZE_in_pktinfo == 8
  if (!state->ipv6 && level == IPPROTO_IP && name == K_IP_PKTINFO && room == K_SIZE_in_pktinfo) {
    k_put32(to, K_AT_ipi_addr, state->source.s_addr);
    k_put32(to, K_AT_ipi_ifindex, 0);
    *size = K_SIZE_in_pktinfo;
    return 0;
  }
#endif
  memcpy(to, &number, *size); /* a little-endian int begins with its byte */
  return error;
}

int k_getsockopt(int fd, int level, int name, void *value, uint32_t *length) SYMBOL("getsockopt");
int k_getsockopt(int fd, int level, int name, void *value, uint32_t *length) {
  struct state state;
  uint8_t result[8];
  uint32_t size = 0;
  int error = k_socket_state(fd, &state);
  if (error == 0 && (value == NULL || length == NULL)) {
    error = EFAULT;
  }
  if (error != 0) {
    return k_fail(error);
  }
  uint32_t room = k_get32(length, 0);
  struct descriptor *descriptor = k_descriptor(fd);
  pthread_mutex_lock(&descriptor->lock);
  error = get_option(fd, &descriptor->state, level, name, room, result, &size);
  pthread_mutex_unlock(&descriptor->lock);
  if (error != 0) {
    return k_fail(error);
  }
  size = size < room ? size : room;
  memcpy(value, result, size);
  k_put32(length, 0, size);
  return 0;
}
