/* OpenBSD 6.x and 7.x, before it had EVFILT_USER. */
#include "bsd.h"
#include "kame.h"
#include "kevent32.h"

#define K_SYSTEM "openbsd"
#define K_AF_INET6 24
#define K_SOCK_NONBLOCK 0x4000
#define K_SOCK_CLOEXEC 0x8000
#define K_O_CLOEXEC 0x10000
#define K_SO_BINDANY 0x1000
#define K_MSG_BCAST 0x100
#define K_MSG_MCAST 0x200
#define K_MSG_NOSIGNAL 0x400
#define K_IP_SENDSRCADDR 7
#define K_IP_RECVIF 30
#define K_IP_RECVTTL 31
#define K_SIZE_mmsghdr 56
#define K_AT_msg_len 48
#define K_SIZE_kevent 32
#define K_ECANCELED 88
#define K_EPROTO 95
#define K_SIZE_sockaddr_dl 32
#define K_CMSG_ALIGN 8

/* How it behaves: see README.md. */
#define RULE_V6ONLY_FORCED 1
#define RULE_SENDSRCADDR_IGNORED_CONNECTED 1
#define RULE_CONTROL_MUST_BE_PADDED 1
#define RULE_CONTROL_WAITS_FOREVER 1
#define RULE_MULTICAST_BYTE_ONLY 1
#define RULE_CONTROL_LENGTH_ALIGNED 1
#define RULE_NO_ROUTE K_EHOSTUNREACH
#define RULE_SB_MAX 2097152
#define RULE_RECVIF_BYTES 32
#define RULE_RCVBUF 42080
