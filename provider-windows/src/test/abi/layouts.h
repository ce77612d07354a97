STRUCT(size_t)
STRUCT(void *)
STRUCT(long)
STRUCT(SOCKET)
STRUCT(HANDLE)
STRUCT(ULONG_PTR)

#include "posix/messages.h"

COMPUTED(CMSG_ALIGN(1))
COMPUTED(CMSG_LEN(0))
COMPUTED(CMSG_SPACE(0))
COMPUTED(CMSG_SPACE(1))
COMPUTED(CMSG_SPACE(4))
COMPUTED(CMSG_SPACE(8))
COMPUTED(CMSG_SPACE(20))

STRUCT(struct in_pktinfo)
FIELD(struct in_pktinfo, ipi_addr)
FIELD(struct in_pktinfo, ipi_spec_dst)
FIELD(struct in_pktinfo, ipi_ifindex)

STRUCT(struct in6_pktinfo)
FIELD(struct in6_pktinfo, ipi6_addr)
FIELD(struct in6_pktinfo, ipi6_ifindex)

STRUCT(struct group_req)
FIELD(struct group_req, gr_interface)
FIELD(struct group_req, gr_group)

STRUCT(struct group_source_req)
FIELD(struct group_source_req, gsr_interface)
FIELD(struct group_source_req, gsr_group)
FIELD(struct group_source_req, gsr_source)

STRUCT(struct ip_mreq)
FIELD(struct ip_mreq, imr_multiaddr)
FIELD(struct ip_mreq, imr_interface)

STRUCT(struct ip_mreq_source)
FIELD(struct ip_mreq_source, imr_multiaddr)
FIELD(struct ip_mreq_source, imr_sourceaddr)
FIELD(struct ip_mreq_source, imr_interface)

STRUCT(struct ipv6_mreq)
FIELD(struct ipv6_mreq, ipv6mr_multiaddr)
FIELD(struct ipv6_mreq, ipv6mr_interface)

STRUCT(struct WSAData)

STRUCT(struct _OVERLAPPED)
FIELD(struct _OVERLAPPED, Internal)
FIELD(struct _OVERLAPPED, InternalHigh)
FIELD(struct _OVERLAPPED, hEvent)

STRUCT(struct _OVERLAPPED_ENTRY)
FIELD(struct _OVERLAPPED_ENTRY, lpCompletionKey)
FIELD(struct _OVERLAPPED_ENTRY, lpOverlapped)
FIELD(struct _OVERLAPPED_ENTRY, dwNumberOfBytesTransferred)
