/*
 * Wine's WSASendMsg leaves the control data out. This library takes its place in a process: it
 * reads the control data strictly as the Windows headers lay it out, refuses what is malformed or
 * what it does not know, and sends with a record for the preloaded library (preload.c).
 *
 * A JVM loads it with -agentpath:hook.dll before any Java code runs; it refuses to start if the
 * preloaded library is not there.
 */
#define _WIN32_WINNT 0x0A00
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <stdio.h>
#include "record.h"

#define MOST_BUFFERS 64
/* Records live until their datagrams are sent; this many sends never wait at the same time. */
#define RECORDS 65536

static struct record records[RECORDS];
static volatile LONG next_record;

static int refuse(int error) {
    WSASetLastError(error);
    return SOCKET_ERROR;
}

/* Reads one control message; returns FALSE if it is not exactly what the headers say. */
static BOOL read_message(const WSACMSGHDR *message, struct record *to) {
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
static BOOL read_control(const WSABUF *control, struct record *to) {
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

static int WINAPI send_message(SOCKET socket, LPWSAMSG message, DWORD flags, LPDWORD sent,
                               LPWSAOVERLAPPED overlapped,
                               LPWSAOVERLAPPED_COMPLETION_ROUTINE completion) {
    WSABUF buffers[MOST_BUFFERS + 1];
    struct record *record;
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

/* Overwrites the entry of WSASendMsg with a jump, so that whoever got its address comes here. */
static BOOL replace_send_message(void) {
    /* jmp [rip + 0], and the address that it takes */
    unsigned char jump[14] = {0xff, 0x25};
    int (WINAPI *target)(SOCKET, LPWSAMSG, DWORD, LPDWORD, LPWSAOVERLAPPED,
                         LPWSAOVERLAPPED_COMPLETION_ROUTINE) = send_message;
    void *entry = (void *)GetProcAddress(GetModuleHandleA("ws2_32"), "WSASendMsg");
    DWORD protection;
    memcpy(jump + 6, &target, sizeof target);
    if (entry == NULL || !VirtualProtect(entry, sizeof jump, PAGE_EXECUTE_READWRITE, &protection)) {
        return FALSE;
    }
    memcpy(entry, jump, sizeof jump);
    VirtualProtect(entry, sizeof jump, protection, &protection);
    return FlushInstructionCache(GetCurrentProcess(), entry, sizeof jump);
}

static SOCKET bound_to(const char *address, struct sockaddr_in *local) {
    int length = sizeof *local;
    SOCKET socket = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED);
    memset(local, 0, sizeof *local);
    local->sin_family = AF_INET;
    local->sin_addr.s_addr = inet_addr(address);
    if (bind(socket, (struct sockaddr *)local, sizeof *local) != 0
        || getsockname(socket, (struct sockaddr *)local, &length) != 0) {
        closesocket(socket);
        return INVALID_SOCKET;
    }
    return socket;
}

/* Sends from 127.0.0.2, and returns whether the datagram came from there. */
static BOOL leaves_from_source(void) {
    struct { WSACMSGHDR header; IN_PKTINFO info; } control = {
        {sizeof control, IPPROTO_IP, IP_PKTINFO}, {{{{127, 0, 0, 2}}}, 0}};
    struct sockaddr_in to, any, from = {0};
    SOCKET receiver = bound_to("127.0.0.1", &to);
    SOCKET sender = bound_to("0.0.0.0", &any);
    char text[] = "probe";
    WSABUF data = {sizeof text, text};
    WSAMSG message = {(struct sockaddr *)&to, sizeof to, &data, 1,
                      {sizeof control, (char *)&control}, 0};
    DWORD sent, patience = 5000;
    int length = sizeof from;
    setsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, (char *)&patience, sizeof patience);
    BOOL received = WSASendMsg(sender, &message, 0, &sent, NULL, NULL) == 0
        && recvfrom(receiver, text, sizeof text, 0, (struct sockaddr *)&from, &length) == (int)sent;
    closesocket(sender);
    closesocket(receiver);
    return received && from.sin_addr.s_addr == inet_addr("127.0.0.2");
}

static BOOL binds_are_real(void) {
    struct sockaddr_in local;
    SOCKET foreign = bound_to("203.0.113.9", &local);
    closesocket(foreign);
    return foreign == INVALID_SOCKET;
}

/* The JVM calls this when it starts; it gives up if the result is not 0. */
__declspec(dllexport) int WINAPI Agent_OnLoad(void *vm, char *options, void *reserved) {
    WSADATA data;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0 || !replace_send_message()) {
        fputs("hook: WSASendMsg could not be replaced\n", stderr);
        return 1;
    }
    if (!leaves_from_source() || !binds_are_real()) {
        fputs("hook: the preloaded library is not there, for wine or for its server\n", stderr);
        return 1;
    }
    return 0;
}
