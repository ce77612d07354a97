/* macOS 11 and later, on x86_64 and arm64. */
#include "bsd.h"
#include "kevent32.h"

#define K_SYSTEM "macos"
#define K_AF_INET6 30
#define K_SO_NOSIGPIPE 0x1022
#define K_MSG_NOSIGNAL 0x80000
#define K_IP_RECVIF 20
#define K_IP_RECVTTL 24
#define K_IP_BOUND_IF 25
#define K_IP_PKTINFO 26
#define K_IP_RECVPKTINFO 26
#define K_IP_RECVTOS 27
#define K_IP_DONTFRAG 28
#define K_IP_ADD_SOURCE_MEMBERSHIP 70
#define K_IP_DROP_SOURCE_MEMBERSHIP 71
#define K_MCAST_JOIN_GROUP 80
#define K_MCAST_LEAVE_GROUP 81
#define K_MCAST_JOIN_SOURCE_GROUP 82
#define K_MCAST_LEAVE_SOURCE_GROUP 83
#define K_IPV6_RECVPKTINFO 61
#define K_IPV6_RECVTCLASS 35
#define K_IPV6_TCLASS 36
#define K_IPV6_BOUND_IF 125
#define K_EOPNOTSUPP 102
#define K_ECANCELED 89
#define K_EPROTO 100
#define K_EVFILT_USER (-10)
#define K_SIZE_kevent 32
#define K_SIZE_sockaddr_dl 20
#define K_CMSG_ALIGN 4
#define K_SIZE_in_pktinfo 12
#define K_AT_ipi_ifindex 0
#define K_AT_ipi_spec_dst 4
#define K_AT_ipi_addr 8
#define K_AT_gr_interface 0
#define K_AT_gr_group 4
#define K_SIZE_group_req 132
#define K_AT_gsr_source 132
#define K_SIZE_group_source_req 260

/* How it behaves: see README.md. */
#define RULE_CHECKS_SA_LEN 1
#define RULE_V6ONLY_OFF 1
#define RULE_INTERFACE_DROPS_SOURCE 1
#define RULE_TOS_BYTES 4
#define RULE_MREQN 1
#define RULE_CONTROL_WAITS_FOREVER 1
#define RULE_CLOSED_QUEUE_WAKES 1
#define RULE_NO_ROUTE K_EHOSTUNREACH
#define RULE_SB_MAX 7456540
#define RULE_RECVIF_BYTES 20
#define RULE_RCVBUF 786896
