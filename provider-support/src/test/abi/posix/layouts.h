/* The structs of every POSIX system, and how control messages are aligned. */

STRUCT(size_t)
STRUCT(void *)
STRUCT(long)

STRUCT(struct sockaddr_in)
FIELD(struct sockaddr_in, sin_family)
FIELD(struct sockaddr_in, sin_port)
FIELD(struct sockaddr_in, sin_addr)
FIELD(struct sockaddr_in, sin_zero)

STRUCT(struct sockaddr_in6)
FIELD(struct sockaddr_in6, sin6_family)
FIELD(struct sockaddr_in6, sin6_port)
FIELD(struct sockaddr_in6, sin6_flowinfo)
FIELD(struct sockaddr_in6, sin6_addr)
FIELD(struct sockaddr_in6, sin6_scope_id)

STRUCT(struct sockaddr_storage)
FIELD(struct sockaddr_storage, ss_family)

STRUCT(struct iovec)
FIELD(struct iovec, iov_base)
FIELD(struct iovec, iov_len)

STRUCT(struct msghdr)
FIELD(struct msghdr, msg_name)
FIELD(struct msghdr, msg_namelen)
FIELD(struct msghdr, msg_iov)
FIELD(struct msghdr, msg_iovlen)
FIELD(struct msghdr, msg_control)
FIELD(struct msghdr, msg_controllen)
FIELD(struct msghdr, msg_flags)

STRUCT(struct cmsghdr)
FIELD(struct cmsghdr, cmsg_len)
FIELD(struct cmsghdr, cmsg_level)
FIELD(struct cmsghdr, cmsg_type)

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
