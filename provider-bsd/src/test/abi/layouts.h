#include "posix/batches.h"
#include "kqueue/layouts.h"

#if defined(__FreeBSD__)
ROW("release __FreeBSD_version", __FreeBSD_version)
#include "posix/group-requests.h"
FIELD(struct kevent, ext)
#elif defined(__OpenBSD__)
ROW("release OpenBSD", OpenBSD)
STRUCT(struct ip_mreqn)
FIELD(struct ip_mreqn, imr_multiaddr)
FIELD(struct ip_mreqn, imr_address)
FIELD(struct ip_mreqn, imr_ifindex)
#elif defined(__NetBSD__)
ROW("release __NetBSD_Version__", __NetBSD_Version__)
STRUCT(struct in_pktinfo)
/* A macro, another name of ipi_addr. */
FIELD(struct in_pktinfo, ipi_spec_dst)
FIELD(struct in_pktinfo, ipi_addr)
FIELD(struct in_pktinfo, ipi_ifindex)
FIELD(struct kevent, ext)
#endif
