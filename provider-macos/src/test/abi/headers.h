/* For the options of RFC 3542, in place of those of RFC 2292. */
#define __APPLE_USE_RFC_3542

#include <sys/types.h>

#include <sys/event.h>
#include <sys/filio.h>
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

/* The kernel's own definition, which the headers keep from programs. */
#define CMSG_ALIGN(n) __DARWIN_ALIGN32(n)
