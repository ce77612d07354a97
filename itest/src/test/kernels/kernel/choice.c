/* Source and interface of a datagram to be sent: what the system allows, and how Linux is told. */
#include "kernel.h"

#ifdef RULE_BROADCAST_SOURCE
static bool is_subnet_broadcast(struct in_addr address) {
  return address.s_addr != INADDR_BROADCAST && k_is_broadcast4(address);
}
#endif

static int check4(int fd, const struct state *state, const union address *to,
                  struct choice *choice) {
#ifdef RULE_SENDSRCADDR_IGNORED_CONNECTED
  if (state->connected) {
    choice->has_source = false;
  }
#endif
  if (choice->has_source && !k_is_local4(choice->source4)) {
#ifdef RULE_BROADCAST_SOURCE
    if (is_subnet_broadcast(choice->source4)) {
      choice->has_source = false; /* Linux cannot send it: it leaves, but not from there */
      return 0;
    }
#endif
    return K_EADDRNOTAVAIL;
  }
  if (choice->interface != 0) {
    if (!k_interface_exists(choice->interface)) {
      return choice->has_source ? K_ENETUNREACH : K_EADDRNOTAVAIL;
    }
    if (to != NULL && choice->interface != K_LOOPBACK && k_is_local4(to->v4.sin_addr)) {
      return K_EHOSTUNREACH; /* its own addresses are on the loopback interface only */
    }
  }
#ifdef RULE_SENDSRCADDR_ONLY_UNBOUND
  if (choice->has_source) {
    union address own = state->local;
    own.v4.sin_addr = choice->source4;
    if (k_is_taken(fd, &own, state->socket_options & K_SO_REUSEPORT)) {
      return K_EADDRINUSE;
    }
  }
#endif
  (void)fd, (void)state;
  return 0;
}

static int check6(const struct state *state, struct choice *choice) {
#ifdef RULE_SOURCE6_IGNORED_CONNECTED
  if (state->connected) {
    choice->has_source = false;
  }
#endif
  (void)state;
  if (choice->has_source && !k_is_local6(&choice->source6)) {
#ifdef RULE_SOURCE6_UNCHECKED
    choice->has_source = false; /* the kernel reports success, and sends from anywhere */
#else
    return K_EADDRNOTAVAIL;
#endif
  }
  return 0;
}

int k_check_choice(int fd, const struct state *state, const union address *to,
                   struct choice *choice) {
  if (!state->ipv6 && !choice->has_source && state->source.s_addr != INADDR_ANY) {
    choice->source4 = state->source; /* of the socket, since none is given for the datagram */
    choice->has_source = k_is_local4(choice->source4);
  }
  return state->ipv6 ? check6(state, choice) : check4(fd, state, to, choice);
}

static void add(uint8_t *to, size_t *size, int level, int type, const void *data, size_t length) {
  struct cmsghdr header = {.cmsg_len = CMSG_LEN(length), .cmsg_level = level, .cmsg_type = type};
  memset(to + *size, 0, CMSG_SPACE(length));
  memcpy(to + *size, &header, sizeof header);
  memcpy(to + *size + CMSG_LEN(0), data, length);
  *size += CMSG_SPACE(length);
}

size_t k_linux_control(const struct state *state, const struct choice *choice, uint8_t *to) {
  size_t size = 0;
  bool pktinfo = choice->has_source || choice->interface != 0;
  int ip = state->ipv6 ? IPPROTO_IPV6 : IPPROTO_IP;
  if (pktinfo && state->ipv6) {
    struct in6_pktinfo info = {.ipi6_ifindex = choice->interface};
    if (choice->has_source) {
      info.ipi6_addr = choice->source6;
    }
    add(to, &size, ip, IPV6_PKTINFO, &info, sizeof info);
  } else if (pktinfo) {
    struct in_pktinfo info = {.ipi_ifindex = (int)choice->interface};
    if (choice->has_source) {
      info.ipi_spec_dst = choice->source4;
    }
    add(to, &size, ip, IP_PKTINFO, &info, sizeof info);
  }
  if (choice->hop_limit >= 0 && state->ipv6) {
    add(to, &size, ip, IPV6_HOPLIMIT, &choice->hop_limit, sizeof(int));
  }
  if (choice->traffic_class >= 0) {
    add(to, &size, ip, state->ipv6 ? IPV6_TCLASS : IP_TOS, &choice->traffic_class, sizeof(int));
  }
  return size;
}
