/* setsockopt. */
#include "options.h"
#include <arpa/inet.h>

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
  int error = k_check_level(state, level);
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
  const struct option *option = k_find_option(level, name);
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
