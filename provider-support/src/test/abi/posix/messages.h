/* Addresses, and the structs of recvmsg and sendmsg. */

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
