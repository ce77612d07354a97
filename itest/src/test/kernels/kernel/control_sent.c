/* The control messages of a datagram to be sent: what they choose. */
#include "kernel.h"

static uint32_t payload_of(const uint8_t *header) {
  return k_get32(header, K_AT_cmsg_len) - (uint32_t)K_CMSG_DATA;
}

#ifdef K_IP_PKTINFO
static int pktinfo4(const uint8_t *data, uint32_t payload, struct choice *choice) {
  if (payload != K_SIZE_in_pktinfo) {
    return EINVAL;
  }
  uint32_t index = k_get32(data, K_AT_ipi_ifindex);
  choice->interface = index;
#ifdef RULE_INTERFACE_DROPS_SOURCE
  if (index != 0) {
    choice->has_source = false;
    return k_interface_exists(index) ? 0 : ENXIO;
  }
  choice->source4.s_addr = k_get32(data, K_AT_ipi_spec_dst);
#else
  choice->source4.s_addr = k_get32(data, K_AT_ipi_addr);
#endif
  choice->has_source = choice->source4.s_addr != INADDR_ANY;
  return 0;
}
#endif

static int option4(const struct state *state, int type, const uint8_t *data, uint32_t payload,
                   struct choice *choice) {
#ifdef K_IP_SENDSRCADDR
  if (type == K_IP_SENDSRCADDR) {
    if (payload != 4) {
#ifdef RULE_SENDSRCADDR_IGNORED_CONNECTED
      return 0; /* OpenBSD looks for the length first, and ignores what it does not know */
#else
      return EINVAL;
#endif
    }
    choice->source4.s_addr = k_get32(data, 0);
    choice->has_source = choice->source4.s_addr != INADDR_ANY;
#ifdef RULE_SENDSRCADDR_ONLY_UNBOUND
    bool wildcard = state->local.v4.sin_addr.s_addr == INADDR_ANY;
    return state->bound && wildcard && choice->has_source ? 0 : EINVAL;
#else
    return 0;
#endif
  }
#endif
#ifdef K_IP_PKTINFO
  if (type == K_IP_PKTINFO) {
    return pktinfo4(data, payload, choice);
  }
#endif
#ifdef RULE_TOS_BYTES
  if (type == K_IP_TOS && payload == RULE_TOS_BYTES) {
    choice->traffic_class = RULE_TOS_BYTES == 1 ? k_get8(data, 0) : (int)k_get32(data, 0) & 0xff;
    return 0;
  }
#ifdef RULE_UNKNOWN_CONTROL_REFUSED
  if (type == K_IP_TOS) {
    return EINVAL;
  }
#endif
#endif
  (void)state;
#ifdef RULE_UNKNOWN_CONTROL_REFUSED
  return K_ENOPROTOOPT;
#else
  return 0;
#endif
}

static int number6(const uint8_t *data, uint32_t payload, int *number) {
  if (payload != sizeof(int)) {
    return EINVAL;
  }
  *number = (int)k_get32(data, 0);
  return *number >= -1 && *number <= 255 ? 0 : EINVAL;
}

static int option6(int type, const uint8_t *data, uint32_t payload, struct choice *choice) {
  switch (type) {
    case K_IPV6_HOPLIMIT:
      return number6(data, payload, &choice->hop_limit);
    case K_IPV6_TCLASS:
      return number6(data, payload, &choice->traffic_class);
    case K_IPV6_PKTINFO:
      if (payload != K_SIZE_in6_pktinfo) {
        return EINVAL;
      }
      memcpy(&choice->source6, data + K_AT_ipi6_addr, sizeof choice->source6);
      choice->has_source = !IN6_IS_ADDR_UNSPECIFIED(&choice->source6);
      choice->interface = k_get32(data, K_AT_ipi6_ifindex);
      return choice->interface == 0 || k_interface_exists(choice->interface) ? 0 : ENXIO;
    default:
      return K_ENOPROTOOPT;
  }
}

int k_sent_control(const struct state *state, const uint8_t *control, uint32_t length,
                   struct choice *choice) {
  uint32_t at = 0;
  while (at < length) {
    uint32_t size = length - at < K_SIZE_cmsghdr ? 0 : k_get32(control + at, K_AT_cmsg_len);
    if (size < K_CMSG_DATA || size > length - at) {
      return EINVAL;
    }
#ifdef RULE_CONTROL_MUST_BE_PADDED
    if (!state->ipv6 && K_ALIGN(size) > length - at) {
      return EINVAL;
    }
#endif
    const uint8_t *header = control + at;
    int level = (int)k_get32(header, K_AT_cmsg_level);
    int type = (int)k_get32(header, K_AT_cmsg_type);
    int error = 0;
    if (level == (state->ipv6 ? IPPROTO_IPV6 : IPPROTO_IP)) {
      const uint8_t *data = header + K_CMSG_DATA;
      error = state->ipv6 ? option6(type, data, payload_of(header), choice)
                          : option4(state, type, data, payload_of(header), choice);
    }
    if (error != 0) {
      return error;
    }
    at += (uint32_t)K_ALIGN(size);
  }
  return 0;
}
