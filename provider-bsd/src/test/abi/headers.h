#include <sys/types.h>

#include <sys/event.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <fcntl.h>
#include <net/if.h>
#include <net/if_dl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <time.h>
#include <unistd.h>

#if defined(__FreeBSD__)
#include <osreldate.h>
#else
#include <sys/param.h>
#endif

#if defined(__FreeBSD__) || defined(__NetBSD__)
#include <sys/eventfd.h>
#endif

/* The kernels' own definitions, which their headers keep from programs. */
#if defined(__NetBSD__)
#define CMSG_ALIGN(n) __CMSG_ALIGN(n)
#else
#define CMSG_ALIGN(n) _ALIGN(n)
#endif
