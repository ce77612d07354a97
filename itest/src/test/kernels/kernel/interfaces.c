/* The addresses and interfaces of this host. */
#include "kernel.h"
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

static bool is_loopback4(struct in_addr address) { return ntohl(address.s_addr) >> 24 == 127; }

/* Linux lets a socket have just the addresses that are this host's, and broadcast and groups. */
static bool can_be_bound(const union address *address, socklen_t length) {
  int fd = (int)LINUX(socket, address->any.sa_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) {
    return true; /* no descriptor left: Linux refuses the send itself */
  }
  int result = (int)LINUX(bind, fd, address, length);
  LINUX(close, fd);
  return result == 0;
}

bool k_is_broadcast4(struct in_addr address) {
  if (address.s_addr == INADDR_BROADCAST || ntohl(address.s_addr) == 0x7fffffff) {
    return true;
  }
  struct ifaddrs *all;
  bool found = false;
  if (getifaddrs(&all) == 0) {
    for (struct ifaddrs *one = all; one != NULL && !found; one = one->ifa_next) {
      if (one->ifa_addr != NULL && one->ifa_addr->sa_family == AF_INET &&
          (one->ifa_flags & IFF_BROADCAST) != 0 && one->ifa_broadaddr != NULL) {
        struct sockaddr_in broadcast;
        memcpy(&broadcast, one->ifa_broadaddr, sizeof broadcast);
        found = broadcast.sin_addr.s_addr == address.s_addr;
      }
    }
    freeifaddrs(all);
  }
  return found;
}

bool k_is_local4(struct in_addr address) {
  if (is_loopback4(address) && ntohl(address.s_addr) != 0x7fffffff) {
    return true; /* Linux has them all */
  }
  if (IN_MULTICAST(ntohl(address.s_addr)) || k_is_broadcast4(address)) {
    return false;
  }
  union address probe = {.v4 = {.sin_family = AF_INET, .sin_addr = address}};
  return can_be_bound(&probe, sizeof probe.v4);
}

bool k_is_local6(const struct in6_addr *address) {
  if (IN6_IS_ADDR_LOOPBACK(address)) {
    return true;
  }
  if (IN6_IS_ADDR_MULTICAST(address)) {
    return false;
  }
  if (!IN6_IS_ADDR_LINKLOCAL(address)) {
    union address probe = {.v6 = {.sin6_family = AF_INET6, .sin6_addr = *address}};
    return can_be_bound(&probe, sizeof probe.v6);
  }
  struct ifaddrs *all;
  bool found = false;
  if (getifaddrs(&all) == 0) {
    for (struct ifaddrs *one = all; one != NULL && !found; one = one->ifa_next) {
      if (one->ifa_addr != NULL && one->ifa_addr->sa_family == AF_INET6) {
        struct sockaddr_in6 own;
        memcpy(&own, one->ifa_addr, sizeof own);
        found = memcmp(&own.sin6_addr, address, sizeof *address) == 0;
      }
    }
    freeifaddrs(all);
  }
  return found;
}

bool k_interface_exists(uint32_t index) {
  char name[IF_NAMESIZE];
  return index == K_LOOPBACK || if_indextoname(index, name) != NULL;
}

/* Returns the index of the first interface with the address or, if it is 0, of that index. */
static uint32_t find(struct in_addr address, uint32_t index, struct in_addr *found) {
  struct ifaddrs *all;
  uint32_t result = 0;
  if (getifaddrs(&all) != 0) {
    return 0;
  }
  for (struct ifaddrs *one = all; one != NULL && result == 0; one = one->ifa_next) {
    if (one->ifa_addr != NULL && one->ifa_addr->sa_family == AF_INET) {
      struct sockaddr_in own;
      memcpy(&own, one->ifa_addr, sizeof own);
      uint32_t of = if_nametoindex(one->ifa_name);
      if (index == 0 ? own.sin_addr.s_addr == address.s_addr : of == index) {
        *found = own.sin_addr;
        result = of;
      }
    }
  }
  freeifaddrs(all);
  return result;
}

uint32_t k_interface_of(struct in_addr address) {
  struct in_addr found;
  return is_loopback4(address) ? K_LOOPBACK : find(address, 0, &found);
}

struct in_addr k_address_of(uint32_t index) {
  struct in_addr found = {INADDR_ANY};
  find(found, index, &found);
  return found;
}
