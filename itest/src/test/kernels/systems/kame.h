/* The numbers of KAME's IPv6 stack, which macOS alone did not keep. */
#ifndef KERNELS_KAME_H
#define KERNELS_KAME_H

#define K_IPV6_RECVPKTINFO 36
#define K_IPV6_RECVTCLASS 57
#define K_IPV6_TCLASS 61
#define K_EOPNOTSUPP 45

#endif
