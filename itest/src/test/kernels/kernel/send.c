/* sendmsg. */
#include "kernel.h"

enum { MOST_IOVECS = 1024 };

static size_t total(const struct iovec *parts, uint32_t count) {
  size_t length = 0;
  for (uint32_t i = 0; i < count; i++) {
    length += parts[i].iov_len;
  }
  return length;
}

/* The checks of sendit(): they come before the socket is looked at closely. */
static int check_message(const void *message) {
  if (message == NULL) {
    return EFAULT;
  }
  if (k_get32(message, K_AT_msg_iovlen) > MOST_IOVECS) {
    return K_EMSGSIZE;
  }
#ifdef RULE_CONTROL_MUST_BE_PADDED
  const uint32_t least = K_ALIGN(K_SIZE_cmsghdr);
#else
  const uint32_t least = K_SIZE_cmsghdr;
#endif
  bool control = k_get64(message, K_AT_msg_control) != 0;
  return control && k_get32(message, K_AT_msg_controllen) < least ? EINVAL : 0;
}

static int check_destination(const struct state *state, const void *message, union address *to,
                             bool *named) {
  const void *name = (const void *)(uintptr_t)k_get64(message, K_AT_msg_name);
  *named = name != NULL;
  if (!*named) {
    return state->connected ? 0 : K_EDESTADDRREQ;
  }
  int error = k_address_in(name, k_get32(message, K_AT_msg_namelen), state->ipv6, to);
  if (error == 0 && state->connected) {
    return K_EISCONN;
  }
  if (error == 0 && (state->ipv6 ? to->v6.sin6_port : to->v4.sin_port) == 0) {
    return K_EADDRNOTAVAIL;
  }
  return error;
}

/* Whether the send buffer, which is only a bound here, can hold the datagram. */
static int check_size(const struct state *state, size_t payload, size_t control, bool wait) {
  size_t most = (size_t)state->sndbuf;
  (void)wait;
#ifdef RULE_CONTROL_COUNTS_AS_PAYLOAD
  return payload + control > most ? K_EMSGSIZE : 0;
#else
  if (payload > most) {
    return K_EMSGSIZE;
  }
#ifdef RULE_CONTROL_WAITS_FOREVER
  if (payload + control > most) {
    return wait ? EDEADLK : K_EAGAIN; /* the kernel says "later", or lets wait, for ever */
  }
#else
  (void)control;
#endif
  return 0;
#endif
}

/* What Linux's refusals are called here. */
static int refusal(const struct choice *choice, bool ipv6) {
  switch (errno) {
    case ENETUNREACH:
    case EHOSTUNREACH:
      return RULE_NO_ROUTE;
    case EINVAL:
      return ipv6 && choice->has_source ? K_EADDRNOTAVAIL : EINVAL;
    case ENODEV:
      return ENXIO;
    case EAGAIN:
      return K_ENOBUFS; /* the queue of the interface is full: nothing tells when it is not */
    default:
      return k_error(errno);
  }
}

static ssize_t perform(int fd, const struct state *state, const void *message, union address *to,
                       const struct choice *choice) {
  uint8_t control[K_CONTROL_ROOM] __attribute__((aligned(8)));
  struct msghdr linux_message = {
      .msg_name = to,
      .msg_namelen = to == NULL ? 0 : k_address_size(state->ipv6),
      .msg_iov = (struct iovec *)(uintptr_t)k_get64(message, K_AT_msg_iov),
      .msg_iovlen = k_get32(message, K_AT_msg_iovlen),
      .msg_control = control,
      .msg_controllen = k_linux_control(state, choice, control),
  };
  ssize_t length = LINUX(sendmsg, fd, &linux_message, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (length < 0) {
    return k_fail(refusal(choice, state->ipv6));
  }
  if (!state->bound) {
    k_refresh_local(fd);
  }
  return length;
}

ssize_t k_sendmsg(int fd, const void *message, int flags) {
  struct state state;
  union address to;
  bool named = false;
  int error = k_socket_state(fd, &state);
  error = error != 0 ? error : check_message(message);
  error = error != 0 ? error : k_take_pending_error(fd);
  error = error != 0 ? error : check_destination(&state, message, &to, &named);
  if (error != 0) {
    return k_fail(error);
  }
  const uint8_t *control = (const uint8_t *)(uintptr_t)k_get64(message, K_AT_msg_control);
  uint32_t control_length = control == NULL ? 0 : k_get32(message, K_AT_msg_controllen);
  const struct iovec *parts = (const struct iovec *)(uintptr_t)k_get64(message, K_AT_msg_iov);
#ifdef RULE_SEND_IGNORES_DONTWAIT
  flags = 0;
#endif
  bool wait = !state.nonblocking && (flags & K_MSG_DONTWAIT) == 0;
  size_t payload = total(parts, k_get32(message, K_AT_msg_iovlen));
  error = check_size(&state, payload, control_length, wait);
  struct choice choice = {.hop_limit = -1, .traffic_class = -1};
  error = error != 0 ? error : k_sent_control(&state, control, control_length, &choice);
  error = error != 0 ? error : k_check_choice(fd, &state, named ? &to : NULL, &choice);
  if (error != 0) {
    return k_fail(error);
  }
  return perform(fd, &state, message, named ? &to : NULL, &choice);
}
