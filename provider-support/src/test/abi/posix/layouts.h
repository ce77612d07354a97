/* The structs of every POSIX system, and how control messages are aligned. */

STRUCT(size_t)
STRUCT(void *)
STRUCT(long)

#include "posix/messages.h"

COMPUTED(CMSG_ALIGN(1))
COMPUTED(CMSG_LEN(0))
COMPUTED(CMSG_SPACE(0))
COMPUTED(CMSG_SPACE(1))
COMPUTED(CMSG_SPACE(2))
COMPUTED(CMSG_SPACE(4))
COMPUTED(CMSG_SPACE(8))
COMPUTED(CMSG_SPACE(12))
COMPUTED(CMSG_SPACE(20))

STRUCT(struct in6_pktinfo)
FIELD(struct in6_pktinfo, ipi6_addr)
FIELD(struct in6_pktinfo, ipi6_ifindex)

STRUCT(struct timespec)
FIELD(struct timespec, tv_sec)
FIELD(struct timespec, tv_nsec)

STRUCT(struct linger)
FIELD(struct linger, l_onoff)
FIELD(struct linger, l_linger)

STRUCT(struct ip_mreq)
FIELD(struct ip_mreq, imr_multiaddr)
FIELD(struct ip_mreq, imr_interface)

STRUCT(struct ipv6_mreq)
FIELD(struct ipv6_mreq, ipv6mr_multiaddr)
FIELD(struct ipv6_mreq, ipv6mr_interface)
