/* DragonFly 5.8 and later. No cross compiler has its headers: from golang.org/x/sys and its source. */
#include "bsd.h"
#include "kame.h"
#include "kevent32.h"

#define K_SYSTEM "dragonfly"
#define K_AF_INET6 28
#define K_SOCK_CLOEXEC 0x10000000
#define K_SOCK_NONBLOCK 0x20000000
#define K_O_CLOEXEC 0x20000
#define K_SO_NOSIGPIPE 0x800
#define K_MSG_NOSIGNAL 0x400
#define K_IP_RECVIF 20
#define K_IP_SENDSRCADDR 7
#define K_IP_RECVTTL 65
#define K_EVFILT_USER (-9)
#define K_SIZE_kevent 32
#define K_ECANCELED 85
#define K_EPROTO 92
#define K_SIZE_sockaddr_dl 54
#define K_CMSG_ALIGN 8

/* How it behaves: see README.md. */
#define RULE_SENDSRCADDR_ONLY_UNBOUND 1
#define RULE_UNKNOWN_CONTROL_REFUSED 1
#define RULE_NO_ROUTE K_ENETUNREACH
#define RULE_SB_MAX 466033
#define RULE_RECVIF_BYTES 54
#define RULE_RCVBUF 42080
