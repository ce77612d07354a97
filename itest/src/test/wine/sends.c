/*
 * WSASendMsg as Windows has it: wine's leaves the control data out. This one reads it strictly as
 * the headers lay it out, refuses what is malformed or what it does not know, and sends with a
 * record for the preloaded library.
 */
#include "hook.h"
#include "record.h"

#define MOST_BUFFERS 64
/* Records live until their datagrams are sent; this many sends never wait at the same time. */
#define RECORDS 65536

static struct source_record records[RECORDS];
static volatile LONG next_record;

static int refuse(int error) {
    WSASetLastError(error);
    return SOCKET_ERROR;
}

/* Reads one control message; returns FALSE if it is not exactly what the headers say. */
static BOOL read_message(const WSACMSGHDR *message, struct source_record *to) {
    size_t length = message->cmsg_len - sizeof(WSACMSGHDR);
    if (to->family != 0) {
        return FALSE; /* a second source */
    }
    if (message->cmsg_level == IPPROTO_IP && message->cmsg_type == IP_PKTINFO
        && length == sizeof(IN_PKTINFO)) {
        const IN_PKTINFO *info = (const IN_PKTINFO *)(message + 1);
        memcpy(to->source, &info->ipi_addr, sizeof info->ipi_addr);
        to->ifindex = info->ipi_ifindex;
        to->family = 4;
        return TRUE;
    }
    if (message->cmsg_level == IPPROTO_IPV6 && message->cmsg_type == IPV6_PKTINFO
        && length == sizeof(IN6_PKTINFO)) {
        const IN6_PKTINFO *info = (const IN6_PKTINFO *)(message + 1);
        memcpy(to->source, &info->ipi6_addr, sizeof info->ipi6_addr);
        to->ifindex = info->ipi6_ifindex;
        to->family = 6;
        return TRUE;
    }
    return FALSE;
}

/* Reads all control messages, each of which begins at a multiple of eight. */
static BOOL read_control(const WSABUF *control, struct source_record *to) {
    ULONG at = 0;
    if (((ULONG_PTR)control->buf & 7) != 0) {
        return FALSE;
    }
    while (at < control->len) {
        const WSACMSGHDR *message = (const WSACMSGHDR *)(control->buf + at);
        ULONG left = control->len - at;
        if (left < sizeof(WSACMSGHDR) || message->cmsg_len < sizeof(WSACMSGHDR)
            || message->cmsg_len > left || !read_message(message, to)) {
            return FALSE;
        }
        at += (ULONG)(message->cmsg_len + 7) & ~7u;
    }
    return TRUE;
}

int WINAPI send_message(SOCKET socket, LPWSAMSG message, DWORD flags, LPDWORD sent,
                               LPWSAOVERLAPPED overlapped,
                               LPWSAOVERLAPPED_COMPLETION_ROUTINE completion) {
    WSABUF buffers[MOST_BUFFERS + 1];
    struct source_record *record;
    if (message == NULL || (message->Control.len != 0 && message->Control.buf == NULL)) {
        return refuse(WSAEFAULT);
    }
    if (message->dwBufferCount > MOST_BUFFERS) {
        return refuse(WSAEMSGSIZE);
    }
    if (message->Control.len == 0) {
        return WSASendTo(socket, message->lpBuffers, message->dwBufferCount, sent, flags,
                         message->name, message->namelen, overlapped, completion);
    }
    record = &records[(ULONG)InterlockedIncrement(&next_record) % RECORDS];
    memset(record, 0, sizeof *record);
    if (!read_control(&message->Control, record)) {
        return refuse(WSAEINVAL);
    }
    if (message->name != NULL
        && (message->name->sa_family == AF_INET6 ? 6u : 4u) != record->family) {
        return refuse(WSAEINVAL);
    }
    memcpy(record->magic, RECORD_MAGIC, sizeof record->magic);
    memcpy(buffers, message->lpBuffers, message->dwBufferCount * sizeof *buffers);
    buffers[message->dwBufferCount].len = 0;
    buffers[message->dwBufferCount].buf = (char *)record;
    return WSASendTo(socket, buffers, message->dwBufferCount + 1, sent, flags, message->name,
                     message->namelen, overlapped, completion);
}
