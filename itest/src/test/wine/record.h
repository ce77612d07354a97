/*
 * How the hook, a Windows library, tells the preloaded Linux library from where a datagram is to
 * leave: one more buffer, of length zero, at the end of the datagram's buffers points to a record.
 * Wine hands the buffers from WSASendTo to sendmsg(2) as they are, at once or later.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdint.h>
#include <string.h>

/* Sixteen bytes that nothing else begins with by accident. */
static const unsigned char RECORD_MAGIC[16] = {
    0x9d, 0x21, 'h', 'o', 's', 't', 'n', 'a', 'l', 0xc4, 0x5e, 0x07, 0xb3, 0x68, 0xfa, 0x10};

/* What IN_PKTINFO and IN6_PKTINFO say. */
struct record {
    unsigned char magic[16];
    uint32_t family;    /* 4 or 6 */
    uint32_t ifindex;  /* an index, or 0 */
    unsigned char source[16];
};

#endif
