/* getsockopt. */
#include "options.h"

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
  const struct option *option = k_find_option(K_SOL_SOCKET, name);
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
  int error = k_check_level(state, level);
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
    const struct option *option = k_find_option(level, name);
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
