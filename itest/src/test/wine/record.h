/*
 * How the hook, a Windows library, tells the preloaded Linux library what wine has no way for. A
 * datagram's record comes as one more buffer, of length zero, that points to it: wine hands the
 * buffers from WSASendTo to sendmsg(2) as they are, at once or later. A membership's record comes
 * as the value of the option IP_ADD_MEMBERSHIP, which wine hands to setsockopt(2) as it is.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdint.h>
#include <string.h>

/* Sixteen bytes that nothing else begins with by accident. */
static const unsigned char RECORD_MAGIC[16] = {
    0x9d, 0x21, 'h', 'o', 's', 't', 'n', 'a', 'l', 0xc4, 0x5e, 0x07, 0xb3, 0x68, 0xfa, 0x10};

/* From where a datagram is to leave: what IN_PKTINFO and IN6_PKTINFO say. */
struct source_record {
    unsigned char magic[16];
    uint32_t family;  /* 4 or 6 */
    uint32_t ifindex; /* or 0 */
    unsigned char source[16];
};

enum membership_operation { JOIN_GROUP, LEAVE_GROUP, JOIN_SOURCE_GROUP, LEAVE_SOURCE_GROUP };

struct membership_record {
    unsigned char magic[16];
    uint32_t family; /* 4 or 6 */
    uint32_t operation;
    uint32_t ifindex;
    unsigned char group[16];
    unsigned char source[16];
};

#endif
