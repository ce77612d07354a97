/* Tries out whether the preloaded library is there, for wine and for its server. */
#include "hook.h"

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

BOOL is_preloaded(void) {
    return leaves_from_source() && binds_are_real();
}
