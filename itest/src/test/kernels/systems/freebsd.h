/* FreeBSD 12 and later. */
#include "bsd.h"
#include "kame.h"
#include "kevent32.h"

#define K_SYSTEM "freebsd"
#define K_AF_INET6 28
#define K_SOCK_CLOEXEC 0x10000000
#define K_SOCK_NONBLOCK 0x20000000
#define K_O_CLOEXEC 0x100000
#define K_SO_NOSIGPIPE 0x800
#define K_MSG_NOSIGNAL 0x20000
#define K_IP_RECVIF 20
#define K_IP_SENDSRCADDR 7
#define K_IP_BINDANY 24
#define K_IP_RECVTTL 65
#define K_IP_DONTFRAG 67
#define K_IP_RECVTOS 68
#define K_IP_ADD_SOURCE_MEMBERSHIP 70
#define K_IP_DROP_SOURCE_MEMBERSHIP 71
#define K_MCAST_JOIN_GROUP 80
#define K_MCAST_LEAVE_GROUP 81
#define K_MCAST_JOIN_SOURCE_GROUP 82
#define K_MCAST_LEAVE_SOURCE_GROUP 83
#define K_IPV6_BINDANY 64
#define K_EVFILT_USER (-11)
#define K_SIZE_mmsghdr 56
#define K_AT_msg_len 48
#define K_SIZE_kevent 64
#define K_ECANCELED 85
#define K_EPROTO 92
#define K_SIZE_sockaddr_dl 54
#define K_CMSG_ALIGN 8
#define K_AT_gr_interface 0
#define K_AT_gr_group 8
#define K_SIZE_group_req 136
#define K_AT_gsr_source 136
#define K_SIZE_group_source_req 264

/* How it behaves: see README.md. */
#define RULE_CHECKS_SA_LEN 1
#define RULE_SENDSRCADDR_ONLY_UNBOUND 1
#define RULE_TOS_BYTES 1
#define RULE_UNKNOWN_CONTROL_REFUSED 1
#define RULE_MREQN 1
#define RULE_CONTROL_COUNTS_AS_PAYLOAD 1
#define RULE_BATCH_COUNTS_WITH_SIZE 1
#define RULE_NO_ROUTE K_ENETUNREACH
#define RULE_CLOSED_QUEUE_WAKES 1
#define RULE_SB_MAX 1864135
#define RULE_RECVIF_BYTES 54
#define RULE_RCVBUF 42080
