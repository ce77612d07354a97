/* The control messages of a received datagram. */
#include "kernel.h"
#include <net/if.h>
#include <net/if_arp.h>
#include <sys/ioctl.h>

enum { GARBAGE = 0xa5, IFT_ETHER = 6, IFT_LOOP = 24 };

/* Adds one, with garbage where the kernel leaves what was in its memory. Returns its payload. */
static uint8_t *add(uint8_t *to, size_t *size, int level, int type, uint32_t payload) {
  uint8_t *header = to + *size;
  size_t space = K_CMSG_DATA + K_ALIGN(payload);
  memset(header, GARBAGE, space);
  k_put32(header, K_AT_cmsg_len, (uint32_t)K_CMSG_DATA + payload);
  k_put32(header, K_AT_cmsg_level, (uint32_t)level);
  k_put32(header, K_AT_cmsg_type, (uint32_t)type);
  *size += space;
  return header + K_CMSG_DATA;
}

static void add_interface(uint8_t *to, size_t *size, uint32_t index) {
  uint8_t *link = add(to, size, IPPROTO_IP, K_IP_RECVIF, RULE_RECVIF_BYTES);
  memset(link, 0, RULE_RECVIF_BYTES);
  k_put8(link, K_AT_sa_len, RULE_RECVIF_BYTES);
  k_put8(link, K_AT_sa_family, K_AF_LINK);
  k_put16(link, K_AT_sdl_index, (uint16_t)index);
#if RULE_RECVIF_BYTES > K_AT_sdl_data
  char name[IF_NAMESIZE] = "";
  size_t room = RULE_RECVIF_BYTES - K_AT_sdl_data;
  if (if_indextoname(index, name) != NULL && strlen(name) < room) {
    k_put8(link, K_AT_sdl_type, strcmp(name, "lo") == 0 ? IFT_LOOP : IFT_ETHER);
    k_put8(link, K_AT_sdl_nlen, (uint8_t)strlen(name));
    memcpy(link + K_AT_sdl_data, name, strlen(name));
  }
#endif
}

#ifdef K_IP_PKTINFO
static void add_pktinfo(uint8_t *to, size_t *size, const struct received *datagram) {
  uint8_t *info = add(to, size, IPPROTO_IP, K_IP_PKTINFO, K_SIZE_in_pktinfo);
  memset(info, 0, K_SIZE_in_pktinfo);
  k_put32(info, K_AT_ipi_addr, datagram->destination4.s_addr);
  k_put32(info, K_AT_ipi_ifindex, datagram->interface);
}
#endif

static size_t control4(uint32_t wanted, const struct received *datagram, uint8_t *to,
                       size_t *ends) {
  size_t size = 0;
  size_t count = 0;
  if ((wanted & WANTS_DSTADDR) != 0) {
    k_put32(add(to, &size, IPPROTO_IP, K_IP_RECVDSTADDR, 4), 0, datagram->destination4.s_addr);
    ends[count++] = size;
  }
  if ((wanted & WANTS_TTL) != 0) {
    k_put8(add(to, &size, IPPROTO_IP, K_IP_RECVTTL, 1), 0, (uint8_t)datagram->hop_limit);
    ends[count++] = size;
  }
#ifdef K_IP_PKTINFO
  if ((wanted & WANTS_PKTINFO) != 0) {
    add_pktinfo(to, &size, datagram);
    ends[count++] = size;
  }
#endif
  if ((wanted & WANTS_IF) != 0) {
    add_interface(to, &size, datagram->interface);
    ends[count++] = size;
  }
#ifdef K_IP_RECVTOS
  if ((wanted & WANTS_TOS) != 0) {
    k_put8(add(to, &size, IPPROTO_IP, K_IP_RECVTOS, 1), 0, (uint8_t)datagram->traffic_class);
    ends[count++] = size;
  }
#endif
  ends[count] = 0;
  return size;
}

static size_t control6(uint32_t wanted, const struct received *datagram, uint8_t *to,
                       size_t *ends) {
  size_t size = 0;
  size_t count = 0;
  if ((wanted & WANTS_PKTINFO6) != 0) {
    uint8_t *info = add(to, &size, IPPROTO_IPV6, K_IPV6_PKTINFO, K_SIZE_in6_pktinfo);
    memcpy(info + K_AT_ipi6_addr, &datagram->destination6, sizeof datagram->destination6);
    k_put32(info, K_AT_ipi6_ifindex, datagram->interface);
    ends[count++] = size;
  }
  if ((wanted & WANTS_HOPLIMIT) != 0) {
    uint8_t *hops = add(to, &size, IPPROTO_IPV6, K_IPV6_HOPLIMIT, 4);
    k_put32(hops, 0, (uint32_t)datagram->hop_limit);
    ends[count++] = size;
  }
  if ((wanted & WANTS_TCLASS) != 0) {
    uint8_t *traffic_class = add(to, &size, IPPROTO_IPV6, K_IPV6_TCLASS, 4);
    k_put32(traffic_class, 0, (uint32_t)datagram->traffic_class);
    ends[count++] = size;
  }
  ends[count] = 0;
  return size;
}

/* Writes what the socket wants to know; ends are where each message ends, and a 0. */
size_t k_received_control(const struct state *state, const struct received *datagram, uint8_t *to,
                          size_t *ends) {
  return state->ipv6 ? control6(state->wanted, datagram, to, ends)
                     : control4(state->wanted, datagram, to, ends);
}
