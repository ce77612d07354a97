/* The emulated system's struct sockaddr_in and sockaddr_in6. */
#include "kernel.h"

static uint32_t k_size(bool ipv6) { return ipv6 ? K_SIZE_sockaddr_in6 : K_SIZE_sockaddr_in; }

socklen_t k_address_size(bool ipv6) {
  return ipv6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
}

int k_address_in(const void *from, uint32_t length, bool ipv6, union address *to) {
  if (from == NULL) {
    return EFAULT;
  }
  if (length < 2) {
    return EINVAL;
  }
  if (k_get8(from, K_AT_sa_family) != (ipv6 ? K_AF_INET6 : K_AF_INET)) {
    return K_EAFNOSUPPORT;
  }
  if (length != k_size(ipv6)) {
    return EINVAL;
  }
#ifdef RULE_CHECKS_SA_LEN
  if (k_get8(from, K_AT_sa_len) != length) {
    return EINVAL;
  }
#endif
  memset(to, 0, sizeof *to);
  if (ipv6) {
    to->v6.sin6_family = AF_INET6;
    to->v6.sin6_port = k_get16(from, K_AT_sin6_port);
    to->v6.sin6_flowinfo = k_get32(from, K_AT_sin6_flowinfo);
    memcpy(&to->v6.sin6_addr, (const uint8_t *)from + K_AT_sin6_addr, sizeof to->v6.sin6_addr);
    to->v6.sin6_scope_id = k_get32(from, K_AT_sin6_scope_id);
  } else {
    to->v4.sin_family = AF_INET;
    to->v4.sin_port = k_get16(from, K_AT_sin_port);
    to->v4.sin_addr.s_addr = k_get32(from, K_AT_sin_addr);
  }
  return 0;
}

uint32_t k_address_out(const union address *from, uint8_t *to) {
  bool ipv6 = from->any.sa_family == AF_INET6;
  memset(to, 0, k_size(ipv6));
  k_put8(to, K_AT_sa_len, (uint8_t)k_size(ipv6));
  k_put8(to, K_AT_sa_family, ipv6 ? K_AF_INET6 : K_AF_INET);
  if (ipv6) {
    k_put16(to, K_AT_sin6_port, from->v6.sin6_port);
    k_put32(to, K_AT_sin6_flowinfo, from->v6.sin6_flowinfo);
    memcpy(to + K_AT_sin6_addr, &from->v6.sin6_addr, sizeof from->v6.sin6_addr);
    k_put32(to, K_AT_sin6_scope_id, from->v6.sin6_scope_id);
  } else {
    k_put16(to, K_AT_sin_port, from->v4.sin_port);
    k_put32(to, K_AT_sin_addr, from->v4.sin_addr.s_addr);
  }
  return k_size(ipv6);
}

void k_name_out(const union address *from, void *to, uint32_t *length) {
  uint8_t name[K_SIZE_sockaddr_in6];
  uint32_t size = k_address_out(from, name);
  if (*length > size) {
    *length = size;
  }
  memcpy(to, name, *length);
}
