/*
 * setsockopt with options that wine 8.0 does not have, MCAST_JOIN_GROUP and the like, or hands to
 * Linux as they are although Linux has another order, IP_ADD_SOURCE_MEMBERSHIP. The value is read
 * strictly as the headers lay it out.
 */
#include "hook.h"
#include "record.h"

static BOOL read_address(const struct sockaddr_storage *from, int level, unsigned char *to) {
    if (level == IPPROTO_IP && from->ss_family == AF_INET) {
        memcpy(to, &((const struct sockaddr_in *)from)->sin_addr, 4);
        return TRUE;
    }
    if (level == IPPROTO_IPV6 && from->ss_family == AF_INET6) {
        memcpy(to, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
        return TRUE;
    }
    return FALSE;
}

static BOOL read_group(const char *value, int length, int level, struct membership_record *to) {
    const GROUP_REQ *request = (const GROUP_REQ *)value;
    to->ifindex = length == sizeof *request ? request->gr_interface : 0;
    return length == sizeof *request && read_address(&request->gr_group, level, to->group);
}

static BOOL read_source(const char *value, int length, int level, struct membership_record *to) {
    const GROUP_SOURCE_REQ *request = (const GROUP_SOURCE_REQ *)value;
    to->ifindex = length == sizeof *request ? request->gsr_interface : 0;
    return length == sizeof *request && read_address(&request->gsr_group, level, to->group)
        && read_address(&request->gsr_source, level, to->source);
}

/* Linux has the interface before the source. */
static int set_source(SOCKET socket, int name, const char *value, int length) {
    const IP_MREQ_SOURCE *request = (const IP_MREQ_SOURCE *)value;
    if (length != sizeof *request) {
        WSASetLastError(WSAEINVAL);
        return SOCKET_ERROR;
    }
    IN_ADDR linux_order[3] = {request->imr_multiaddr, request->imr_interface,
                              request->imr_sourceaddr};
    return setsockopt(socket, IPPROTO_IP, name, (char *)linux_order, sizeof linux_order);
}

int WINAPI set_option(SOCKET socket, int level, int name, const char *value, int length) {
    struct membership_record record = {.family = level == IPPROTO_IP ? 4 : 6};
    BOOL known = FALSE;
    if (level == IPPROTO_IP
        && (name == IP_ADD_SOURCE_MEMBERSHIP || name == IP_DROP_SOURCE_MEMBERSHIP)) {
        return set_source(socket, name, value, length);
    }
    if ((level == IPPROTO_IP || level == IPPROTO_IPV6) && name >= MCAST_JOIN_GROUP
        && name <= MCAST_LEAVE_SOURCE_GROUP) {
        switch (name) {
        case MCAST_JOIN_GROUP:
            record.operation = JOIN_GROUP;
            known = read_group(value, length, level, &record);
            break;
        case MCAST_LEAVE_GROUP:
            record.operation = LEAVE_GROUP;
            known = read_group(value, length, level, &record);
            break;
        case MCAST_JOIN_SOURCE_GROUP:
            record.operation = JOIN_SOURCE_GROUP;
            known = read_source(value, length, level, &record);
            break;
        case MCAST_LEAVE_SOURCE_GROUP:
            record.operation = LEAVE_SOURCE_GROUP;
            known = read_source(value, length, level, &record);
            break;
        }
        if (!known) {
            WSASetLastError(WSAEINVAL);
            return SOCKET_ERROR;
        }
        memcpy(record.magic, RECORD_MAGIC, sizeof record.magic);
        return setsockopt(socket, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&record, sizeof record);
    }
    return setsockopt(socket, level, name, value, length);
}
