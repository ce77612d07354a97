/* Multicast groups and interfaces. */
#include "kernel.h"
#include <arpa/inet.h>

/* Linux says ENODEV where these systems miss the interface. */
static int refusal(bool ipv6) {
  if (errno == ENODEV) {
    return ipv6 ? ENXIO : K_EADDRNOTAVAIL;
  }
  return k_error(errno);
}

/* Finds the interface of an ip_mreq or of IP_MULTICAST_IF: 0 if the system is to choose. */
static int named_by_address(struct in_addr address, uint32_t *index) {
  *index = 0;
  if (address.s_addr == INADDR_ANY) {
    return 0;
  }
#ifdef RULE_INTERFACE_AS_ADDRESS
  if (ntohl(address.s_addr) >> 24 == 0) {
    *index = ntohl(address.s_addr);
    return k_interface_exists(*index) ? 0 : K_EADDRNOTAVAIL;
  }
#endif
  *index = k_interface_of(address);
  return *index == 0 ? K_EADDRNOTAVAIL : 0;
}

static int join4(int fd, int name, const uint8_t *value, uint32_t length) {
  struct ip_mreqn request = {.imr_multiaddr.s_addr = length < 4 ? 0 : k_get32(value, 0)};
  uint32_t index = 0;
  int error = length == 8 ? 0 : EINVAL;
#ifdef RULE_MREQN
  if (length == 12) {
    index = k_get32(value, 8);
    if (index == 0) {
      error = named_by_address((struct in_addr){k_get32(value, 4)}, &index);
    } else {
      error = k_interface_exists(index) ? 0 : K_EADDRNOTAVAIL;
    }
  }
#endif
  if (length == 8) {
    error = named_by_address((struct in_addr){k_get32(value, 4)}, &index);
  }
  if (error == 0 && !IN_MULTICAST(ntohl(request.imr_multiaddr.s_addr))) {
    error = EINVAL;
  }
  if (error != 0) {
    return error;
  }
  request.imr_ifindex = (int)index;
  int linux_name = name == K_IP_ADD_MEMBERSHIP ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP;
  return LINUX(setsockopt, fd, IPPROTO_IP, linux_name, &request, sizeof request) == 0
             ? 0
             : refusal(false);
}

static int join6(int fd, int name, const uint8_t *value, uint32_t length) {
  struct ipv6_mreq request;
  if (length != sizeof request) {
    return EINVAL;
  }
  memcpy(&request, value, sizeof request);
  if (!IN6_IS_ADDR_MULTICAST(&request.ipv6mr_multiaddr)) {
    return EINVAL;
  }
  if (request.ipv6mr_interface != 0 && !k_interface_exists(request.ipv6mr_interface)) {
    return ENXIO;
  }
  int linux_name = name == K_IPV6_JOIN_GROUP ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP;
  return LINUX(setsockopt, fd, IPPROTO_IPV6, linux_name, &request, sizeof request) == 0
             ? 0
             : refusal(true);
}

#ifdef K_MCAST_JOIN_GROUP
static int request(int fd, int level, int linux_name, bool ipv6, const struct group_source_req *of) {
  bool one = linux_name == MCAST_JOIN_SOURCE_GROUP || linux_name == MCAST_LEAVE_SOURCE_GROUP;
  struct group_req all = {.gr_interface = of->gsr_interface, .gr_group = of->gsr_group};
  long result = one ? LINUX(setsockopt, fd, level, linux_name, of, sizeof *of)
                    : LINUX(setsockopt, fd, level, linux_name, &all, sizeof all);
  return result == 0 ? 0 : refusal(ipv6);
}

static int address_in_request(const uint8_t *from, bool ipv6, struct sockaddr_storage *to) {
  union address address;
  uint32_t length = ipv6 ? K_SIZE_sockaddr_in6 : K_SIZE_sockaddr_in;
  if (k_get8(from, K_AT_sa_len) != length || k_address_in(from, length, ipv6, &address) != 0) {
    return EINVAL;
  }
  memcpy(to, &address, sizeof *to);
  return 0;
}

static int join_request(int fd, const struct state *state, int level, int name,
                        const uint8_t *value, uint32_t length) {
  static const int LINUX_NAMES[] = {
      [K_MCAST_JOIN_GROUP - K_MCAST_JOIN_GROUP] = MCAST_JOIN_GROUP,
      [K_MCAST_LEAVE_GROUP - K_MCAST_JOIN_GROUP] = MCAST_LEAVE_GROUP,
      [K_MCAST_JOIN_SOURCE_GROUP - K_MCAST_JOIN_GROUP] = MCAST_JOIN_SOURCE_GROUP,
      [K_MCAST_LEAVE_SOURCE_GROUP - K_MCAST_JOIN_GROUP] = MCAST_LEAVE_SOURCE_GROUP,
  };
  bool one = name == K_MCAST_JOIN_SOURCE_GROUP || name == K_MCAST_LEAVE_SOURCE_GROUP;
  struct group_source_req of = {0};
  if (length != (one ? K_SIZE_group_source_req : K_SIZE_group_req) ||
      address_in_request(value + K_AT_gr_group, state->ipv6, &of.gsr_group) != 0 ||
      (one && address_in_request(value + K_AT_gsr_source, state->ipv6, &of.gsr_source) != 0)) {
    return EINVAL;
  }
  of.gsr_interface = k_get32(value, K_AT_gr_interface);
  if (of.gsr_interface != 0 && !k_interface_exists(of.gsr_interface)) {
    return K_EADDRNOTAVAIL;
  }
  return request(fd, level, LINUX_NAMES[name - K_MCAST_JOIN_GROUP], state->ipv6, &of);
}

/* struct ip_mreq_source: group, source, interface. */
static int join_source4(int fd, int name, const uint8_t *value, uint32_t length) {
  if (length != 12) {
    return EINVAL;
  }
  union address group = {.v4 = {.sin_family = AF_INET, .sin_addr.s_addr = k_get32(value, 0)}};
  union address source = {.v4 = {.sin_family = AF_INET, .sin_addr.s_addr = k_get32(value, 4)}};
  struct group_source_req of = {.gsr_group = group.storage, .gsr_source = source.storage};
  int error = named_by_address((struct in_addr){k_get32(value, 8)}, &of.gsr_interface);
  bool join = name == K_IP_ADD_SOURCE_MEMBERSHIP;
  return error != 0 ? error
                    : request(fd, IPPROTO_IP,
                              join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP, false,
                              &of);
}
#endif

/* Returns an error, 0, or -1 if the option is of another kind. */
int k_membership(int fd, const struct state *state, int level, int name, const uint8_t *value,
                 uint32_t length) {
#ifdef K_MCAST_JOIN_GROUP
  if (name >= K_MCAST_JOIN_GROUP && name <= K_MCAST_LEAVE_SOURCE_GROUP) {
    return join_request(fd, state, level, name, value, length);
  }
  if (!state->ipv6 && (name == K_IP_ADD_SOURCE_MEMBERSHIP || name == K_IP_DROP_SOURCE_MEMBERSHIP)) {
    return join_source4(fd, name, value, length);
  }
#endif
  if (state->ipv6 && level == IPPROTO_IPV6 &&
      (name == K_IPV6_JOIN_GROUP || name == K_IPV6_LEAVE_GROUP)) {
    return join6(fd, name, value, length);
  }
  if (!state->ipv6 && (name == K_IP_ADD_MEMBERSHIP || name == K_IP_DROP_MEMBERSHIP)) {
    return join4(fd, name, value, length);
  }
  return -1;
}

static int multicast_interface6(int fd, const uint8_t *value, uint32_t length) {
  if (length != 4) {
    return EINVAL;
  }
  uint32_t index = k_get32(value, 0);
  if (index != 0 && !k_interface_exists(index)) {
    return ENXIO;
  }
  return LINUX(setsockopt, fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, &index, sizeof index) == 0
             ? 0
             : refusal(true);
}

int k_multicast_interface(int fd, const struct state *state, const uint8_t *value,
                          uint32_t length) {
  if (state->ipv6) {
    return multicast_interface6(fd, value, length);
  }
  uint32_t index = 0;
  int error = EINVAL;
  if (length == 4) {
    error = named_by_address((struct in_addr){k_get32(value, 0)}, &index);
  }
#ifdef RULE_MREQN
  if (length == 12) {
    index = k_get32(value, 8);
    error = index == 0 ? named_by_address((struct in_addr){k_get32(value, 4)}, &index)
                       : (k_interface_exists(index) ? 0 : K_EADDRNOTAVAIL);
  }
#endif
  if (error != 0) {
    return error;
  }
  struct ip_mreqn request = {.imr_ifindex = (int)index};
  return LINUX(setsockopt, fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request) == 0
             ? 0
             : refusal(false);
}
