/*
 * The Linux side of what wine leaves out, for LD_PRELOAD: a datagram with a record of the hook's
 * leaves from the address and the interface that it names, memberships are what their records
 * name, and a UDP socket that is bound to an IPv4 address is bound to that one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include "record.h"

/* Copies the record that the last buffer points to; the kernel does it, so a bad address is no
 * harm. */
static int find_record(const struct msghdr *message, struct source_record *to) {
    const struct iovec *last;
    struct iovec from = {NULL, sizeof *to}, into = {to, sizeof *to};
    if (message->msg_iovlen < 2 || message->msg_controllen != 0) {
        return 0;
    }
    last = &message->msg_iov[message->msg_iovlen - 1];
    from.iov_base = last->iov_base;
    return last->iov_len == 0
        && process_vm_readv(getpid(), &into, 1, &from, 1, 0) == sizeof *to
        && memcmp(to->magic, RECORD_MAGIC, sizeof to->magic) == 0;
}

ssize_t sendmsg(int socket, const struct msghdr *message, int flags) {
    ssize_t (*real)(int, const struct msghdr *, int) = dlsym(RTLD_NEXT, "sendmsg");
    struct source_record record;
    struct msghdr with_control = *message;
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(struct in6_pktinfo))];
    } control = {.space = {0}};

    if (!find_record(message, &record)) {
        return real(socket, message, flags);
    }
    with_control.msg_iovlen--;
    with_control.msg_control = &control;
    if (record.family == 4) {
        struct in_pktinfo info = {.ipi_ifindex = (int)record.ifindex};
        memcpy(&info.ipi_spec_dst, record.source, sizeof info.ipi_spec_dst);
        with_control.msg_controllen = CMSG_SPACE(sizeof info);
        control.header.cmsg_len = CMSG_LEN(sizeof info);
        control.header.cmsg_level = IPPROTO_IP;
        control.header.cmsg_type = IP_PKTINFO;
        memcpy(CMSG_DATA(&control.header), &info, sizeof info);
    } else {
        struct in6_pktinfo info = {.ipi6_ifindex = record.ifindex};
        memcpy(&info.ipi6_addr, record.source, sizeof info.ipi6_addr);
        with_control.msg_controllen = CMSG_SPACE(sizeof info);
        control.header.cmsg_len = CMSG_LEN(sizeof info);
        control.header.cmsg_level = IPPROTO_IPV6;
        control.header.cmsg_type = IPV6_PKTINFO;
        memcpy(CMSG_DATA(&control.header), &info, sizeof info);
    }
    return real(socket, &with_control, flags);
}

static void to_address(struct sockaddr_storage *to, uint32_t family, const unsigned char *bytes) {
    to->ss_family = family == 4 ? AF_INET : AF_INET6;
    if (family == 4) {
        memcpy(&((struct sockaddr_in *)to)->sin_addr, bytes, 4);
    } else {
        memcpy(&((struct sockaddr_in6 *)to)->sin6_addr, bytes, 16);
    }
}

int setsockopt(int socket, int level, int name, const void *value, socklen_t length) {
    static const int options[] = {MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP, MCAST_JOIN_SOURCE_GROUP,
                                  MCAST_LEAVE_SOURCE_GROUP};
    int (*real)(int, int, int, const void *, socklen_t) = dlsym(RTLD_NEXT, "setsockopt");
    const struct membership_record *record = value;
    struct group_source_req request = {0};
    if (level != IPPROTO_IP || name != IP_ADD_MEMBERSHIP || length != sizeof *record
        || memcmp(record->magic, RECORD_MAGIC, sizeof record->magic) != 0) {
        return real(socket, level, name, value, length);
    }
    request.gsr_interface = record->ifindex;
    to_address(&request.gsr_group, record->family, record->group);
    to_address(&request.gsr_source, record->family, record->source);
    /* A group_req is the beginning of it. */
    return real(socket, record->family == 4 ? IPPROTO_IP : IPPROTO_IPV6,
                options[record->operation], &request,
                record->operation < JOIN_SOURCE_GROUP ? sizeof(struct group_req) : sizeof request);
}

static int is_server(void) {
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0) {
        return 0;
    }
    program[length] = 0;
    return strstr(program, "/wineserver") != NULL;
}

/* The server looks for the interface of an IPv4 address to bind a socket to 0.0.0.0 and to that
 * interface instead. If it cannot list the interfaces, it binds to the address. */
int getifaddrs(struct ifaddrs **list) {
    int (*real)(struct ifaddrs **) = dlsym(RTLD_NEXT, "getifaddrs");
    if (is_server()) {
        errno = ENOSYS;
        return -1;
    }
    return real(list);
}
