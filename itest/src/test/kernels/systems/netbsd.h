/* NetBSD 8 and 9, on amd64. */
#include "bsd.h"
#include "kame.h"

#define K_SYSTEM "netbsd"
#define K_AF_INET6 24
#define K_SOCK_CLOEXEC 0x10000000
#define K_SOCK_NONBLOCK 0x20000000
#define K_O_CLOEXEC 0x400000
#define K_SO_NOSIGPIPE 0x800
#define K_MSG_NOSIGNAL 0x400
#define K_IP_SENDSRCADDR 7
#define K_IP_RECVIF 20
#define K_IP_RECVTTL 23
#define K_IP_PKTINFO 25
#define K_IP_RECVPKTINFO 26
#define K_EVFILT_READ 0
#define K_EVFILT_WRITE 1
#define K_KEVENT_FILTER_BYTES 4
#define K_AT_ident 0
#define K_AT_filter 8
#define K_AT_flags 12
#define K_AT_fflags 16
#define K_AT_data 24
#define K_AT_udata 32
#define K_SIZE_mmsghdr 56
#define K_AT_msg_len 48
#define K_SIZE_kevent 40
#define K_ECANCELED 87
#define K_EPROTO 96
#define K_SIZE_sockaddr_dl 32
#define K_CMSG_ALIGN 8
#define K_SIZE_in_pktinfo 8
#define K_AT_ipi_addr 0
#define K_AT_ipi_ifindex 4

/* How it behaves: see README.md. */
#define RULE_RENAMED_SYMBOLS 1
#define RULE_EXACT_OPTION_WIDTH 1
#define RULE_FLAGS_AS_BOOLEAN 1
#define RULE_UNKNOWN_CONTROL_REFUSED 1
#define RULE_INTERFACE_AS_ADDRESS 1
#define RULE_CONTROL_LENGTH_ALIGNED 1
#define RULE_CONTROL_WAITS_FOREVER 1
#define RULE_SEND_IGNORES_DONTWAIT 1
#define RULE_OVERFLOW_REPORTED 1
#define RULE_OWN_IPV4_VIA_LOOPBACK 1
#define RULE_SOURCE6_UNCHECKED 1
#define RULE_SOURCE6_IGNORED_CONNECTED 1
#define RULE_BROADCAST_SOURCE 1
#define RULE_WRONG_LEVEL_ENOPROTOOPT 1
#define RULE_SIN_ZERO_IGNORED 1
#define RULE_CLOSED_QUEUE_BLOCKS 1
#define RULE_BATCH_POISONS 1
#define RULE_NO_ROUTE K_EHOSTUNREACH
#define RULE_SB_MAX 233016
#define RULE_RECVIF_BYTES 8
#define RULE_RCVBUF 41600
