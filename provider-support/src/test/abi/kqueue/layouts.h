/* The structs of the systems with kqueue. */
#include "posix/layouts.h"

STRUCT(int)
STRUCT(socklen_t)
STRUCT(sa_family_t)

FIELD(struct sockaddr_in, sin_len)
FIELD(struct sockaddr_in6, sin6_len)
FIELD(struct sockaddr_storage, ss_len)

STRUCT(struct sockaddr)
FIELD(struct sockaddr, sa_len)
FIELD(struct sockaddr, sa_family)

STRUCT(struct sockaddr_dl)
FIELD(struct sockaddr_dl, sdl_len)
FIELD(struct sockaddr_dl, sdl_family)
FIELD(struct sockaddr_dl, sdl_index)
FIELD(struct sockaddr_dl, sdl_type)
FIELD(struct sockaddr_dl, sdl_nlen)
FIELD(struct sockaddr_dl, sdl_alen)
FIELD(struct sockaddr_dl, sdl_slen)
FIELD(struct sockaddr_dl, sdl_data)

STRUCT(struct kevent)
FIELD(struct kevent, ident)
FIELD(struct kevent, filter)
FIELD(struct kevent, flags)
FIELD(struct kevent, fflags)
FIELD(struct kevent, data)
FIELD(struct kevent, udata)

#define KEVENT(count)                                                                             \
    int (*)(int, const struct kevent *, count, struct kevent *, count, const struct timespec *)
#define IOCTL(request) int (*)(int, request, ...)

/* How wide what the compiler passes is: kevent's two counts, and ioctl's request. */
ROW("widthof(kevent.nchanges)",
    _Generic(&kevent, KEVENT(int): sizeof(int), KEVENT(size_t): sizeof(size_t)))
ROW("widthof(ioctl.request)",
    _Generic(&ioctl, IOCTL(unsigned long): sizeof(long), IOCTL(int): sizeof(int)))
