#include <winsock2.h>
#include <ws2tcpip.h>
#include <ws2ipdef.h>
#include <mswsock.h>
#include <windows.h>
#include <ntstatus.h>

/* The structs and fields that POSIX has too, under POSIX's names: the tables then have one name
   for one thing. */
#define msghdr _WSAMSG
#define msg_name name
#define msg_namelen namelen
#define msg_iov lpBuffers
#define msg_iovlen dwBufferCount
#define msg_control Control.buf
#define msg_controllen Control.len
#define msg_flags dwFlags

#define iovec _WSABUF
#define iov_base buf
#define iov_len len

#define ipi_spec_dst ipi_addr

#ifndef CMSG_ALIGN
#define CMSG_ALIGN WSA_CMSGDATA_ALIGN
#endif
#ifndef CMSG_LEN
#define CMSG_LEN WSA_CMSG_LEN
#endif
#ifndef CMSG_SPACE
#define CMSG_SPACE WSA_CMSG_SPACE
#endif
