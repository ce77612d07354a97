/*
 * What the headers of FreeBSD, OpenBSD, NetBSD, DragonFly and macOS agree on, on 64-bit machines.
 * K_NAME is that system's NAME; K_AT_x are offsets in its structures.
 */
#ifndef KERNELS_BSD_H
#define KERNELS_BSD_H

#define K_AF_INET 2
#define K_AF_LINK 18
#define K_SOCK_STREAM 1
#define K_SOCK_DGRAM 2

#define K_SOL_SOCKET 0xffff
#define K_SO_REUSEADDR 0x4
#define K_SO_KEEPALIVE 0x8
#define K_SO_BROADCAST 0x20
#define K_SO_REUSEPORT 0x200
#define K_SO_SNDBUF 0x1001
#define K_SO_RCVBUF 0x1002
#define K_SO_ERROR 0x1007
#define K_SO_TYPE 0x1008

#define K_IP_TOS 3
#define K_IP_TTL 4
#define K_IP_RECVDSTADDR 7
#define K_IP_MULTICAST_IF 9
#define K_IP_MULTICAST_TTL 10
#define K_IP_MULTICAST_LOOP 11
#define K_IP_ADD_MEMBERSHIP 12
#define K_IP_DROP_MEMBERSHIP 13

#define K_IPV6_UNICAST_HOPS 4
#define K_IPV6_MULTICAST_IF 9
#define K_IPV6_MULTICAST_HOPS 10
#define K_IPV6_MULTICAST_LOOP 11
#define K_IPV6_JOIN_GROUP 12
#define K_IPV6_LEAVE_GROUP 13
#define K_IPV6_V6ONLY 27
#define K_IPV6_RECVHOPLIMIT 37
#define K_IPV6_PKTINFO 46
#define K_IPV6_HOPLIMIT 47
#define K_IPV6_DONTFRAG 62

#define K_MSG_PEEK 0x2
#define K_MSG_TRUNC 0x10
#define K_MSG_CTRUNC 0x20
#define K_MSG_WAITALL 0x40
#define K_MSG_DONTWAIT 0x80

#define K_O_NONBLOCK 0x4
#define K_FIONBIO 0x8004667eu
#define K_FIONREAD 0x4004667fu

#define K_EV_ADD 0x1
#define K_EV_DELETE 0x2
#define K_EV_ENABLE 0x4
#define K_EV_DISABLE 0x8
#define K_EV_ONESHOT 0x10
#define K_EV_CLEAR 0x20
#define K_EV_RECEIPT 0x40
#define K_EV_DISPATCH 0x80
#define K_EV_ERROR 0x4000
#define K_EV_EOF 0x8000

#define K_EAGAIN 35
#define K_EINPROGRESS 36
#define K_EALREADY 37
#define K_ENOTSOCK 38
#define K_EDESTADDRREQ 39
#define K_EMSGSIZE 40
#define K_EPROTOTYPE 41
#define K_ENOPROTOOPT 42
#define K_EPROTONOSUPPORT 43
#define K_EAFNOSUPPORT 47
#define K_EADDRINUSE 48
#define K_EADDRNOTAVAIL 49
#define K_ENETDOWN 50
#define K_ENETUNREACH 51
#define K_ENETRESET 52
#define K_ECONNABORTED 53
#define K_ECONNRESET 54
#define K_ENOBUFS 55
#define K_EISCONN 56
#define K_ENOTCONN 57
#define K_ESHUTDOWN 58
#define K_ETIMEDOUT 60
#define K_ECONNREFUSED 61
#define K_EHOSTDOWN 64
#define K_EHOSTUNREACH 65
#define K_ENOSYS 78

/* struct sockaddr, sockaddr_in, sockaddr_in6, sockaddr_dl */
#define K_AT_sa_len 0
#define K_AT_sa_family 1
#define K_AT_sin_port 2
#define K_AT_sin_addr 4
#define K_AT_sin_zero 8
#define K_SIZE_sockaddr_in 16
#define K_AT_sin6_port 2
#define K_AT_sin6_flowinfo 4
#define K_AT_sin6_addr 8
#define K_AT_sin6_scope_id 24
#define K_SIZE_sockaddr_in6 28
#define K_AT_sdl_index 2
#define K_AT_sdl_type 4
#define K_AT_sdl_nlen 5
#define K_AT_sdl_alen 6
#define K_AT_sdl_data 8

/* struct msghdr */
#define K_AT_msg_name 0
#define K_AT_msg_namelen 8
#define K_AT_msg_iov 16
#define K_AT_msg_iovlen 24
#define K_AT_msg_control 32
#define K_AT_msg_controllen 40
#define K_AT_msg_flags 44
#define K_SIZE_msghdr 48

/* struct cmsghdr */
#define K_AT_cmsg_len 0
#define K_AT_cmsg_level 4
#define K_AT_cmsg_type 8
#define K_SIZE_cmsghdr 12

#define K_SIZE_in6_pktinfo 20
#define K_AT_ipi6_addr 0
#define K_AT_ipi6_ifindex 16

#endif
