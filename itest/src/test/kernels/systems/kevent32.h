/* struct kevent as OpenBSD, DragonFly and macOS have it on 64-bit machines, and FreeBSD up to ext. */
#ifndef KERNELS_KEVENT32_H
#define KERNELS_KEVENT32_H

#define K_EVFILT_READ (-1)
#define K_EVFILT_WRITE (-2)
#define K_KEVENT_FILTER_BYTES 2
#define K_AT_ident 0
#define K_AT_filter 8
#define K_AT_flags 10
#define K_AT_fflags 12
#define K_AT_data 16
#define K_AT_udata 24

#endif
