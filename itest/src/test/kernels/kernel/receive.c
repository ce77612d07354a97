/* recvmsg. */
#include "kernel.h"
#include <arpa/inet.h>
#include <linux/sock_diag.h>

enum { LINUX_SO_MEMINFO = 55, MOST_IOVECS = 1024 };

static void read_control4(const struct cmsghdr *header, struct received *datagram) {
  if (header->cmsg_type == IP_PKTINFO) {
    struct in_pktinfo info;
    memcpy(&info, CMSG_DATA(header), sizeof info);
    datagram->destination4 = info.ipi_addr;
    datagram->unicast4 = info.ipi_spec_dst.s_addr == info.ipi_addr.s_addr;
    datagram->interface = (uint32_t)info.ipi_ifindex;
  } else if (header->cmsg_type == IP_TTL) {
    memcpy(&datagram->hop_limit, CMSG_DATA(header), sizeof(int));
  } else if (header->cmsg_type == IP_TOS) {
    datagram->traffic_class = *CMSG_DATA(header);
  }
}

static void read_control6(const struct cmsghdr *header, struct received *datagram) {
  if (header->cmsg_type == IPV6_PKTINFO) {
    struct in6_pktinfo info;
    memcpy(&info, CMSG_DATA(header), sizeof info);
    datagram->destination6 = info.ipi6_addr;
    datagram->interface = info.ipi6_ifindex;
  } else if (header->cmsg_type == IPV6_HOPLIMIT) {
    memcpy(&datagram->hop_limit, CMSG_DATA(header), sizeof(int));
  } else if (header->cmsg_type == IPV6_TCLASS) {
    memcpy(&datagram->traffic_class, CMSG_DATA(header), sizeof(int));
  }
}

static void read_control(struct msghdr *message, struct received *datagram) {
  for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header != NULL;
       header = CMSG_NXTHDR(message, header)) {
    if (header->cmsg_level == IPPROTO_IP) {
      read_control4(header, datagram);
    } else if (header->cmsg_level == IPPROTO_IPV6) {
      read_control6(header, datagram);
    }
  }
#ifdef RULE_OWN_IPV4_VIA_LOOPBACK
  if (datagram->from.any.sa_family == AF_INET && datagram->unicast4 &&
      datagram->interface != K_LOOPBACK && k_is_local4(datagram->from.v4.sin_addr)) {
    datagram->interface = K_LOOPBACK;
  }
#endif
}

/* Copies the control messages, as far as they fit. Returns flags of the message. */
static uint32_t give_control(const struct state *state, const struct received *datagram,
                             void *message) {
  uint8_t control[K_CONTROL_ROOM];
  size_t ends[8];
  uint8_t *to = (uint8_t *)(uintptr_t)k_get64(message, K_AT_msg_control);
  size_t room = k_get32(message, K_AT_msg_controllen);
  if (to == NULL) {
    return 0; /* and what the length was it stays */
  }
  k_received_control(state, datagram, control, ends);
  size_t done = 0;
  uint32_t flags = 0;
  for (size_t i = 0; ends[i] != 0 && done < room; i++) {
    size_t end = ends[i];
    if (end > room) {
      flags = K_MSG_CTRUNC;
      end = room;
    }
    memcpy(to + done, control + done, end - done);
    done = end;
#ifdef RULE_CONTROL_LENGTH_ALIGNED
    if (ends[i + 1] != 0) {
      done = K_ALIGN(done); /* the kernel's count may go beyond the room that it was given */
    }
#endif
  }
  k_put32(message, K_AT_msg_controllen, (uint32_t)done);
  return flags;
}

#ifdef K_MSG_BCAST
static uint32_t kind_of_destination(const struct received *datagram) {
  if (datagram->from.any.sa_family == AF_INET6) {
    return IN6_IS_ADDR_MULTICAST(&datagram->destination6) ? K_MSG_MCAST : 0;
  }
  if (IN_MULTICAST(ntohl(datagram->destination4.s_addr))) {
    return K_MSG_MCAST;
  }
  return datagram->unicast4 ? 0 : K_MSG_BCAST;
}
#endif

#ifdef RULE_OVERFLOW_REPORTED
/* Whether datagrams were lost since the last time that it was asked. */
static bool has_overflowed(int fd) {
  uint32_t memory[SK_MEMINFO_VARS] = {0};
  socklen_t length = sizeof memory;
  struct descriptor *descriptor = k_descriptor(fd);
  LINUX(getsockopt, fd, SOL_SOCKET, LINUX_SO_MEMINFO, memory, &length);
  pthread_mutex_lock(&descriptor->lock);
  bool more = memory[SK_MEMINFO_DROPS] != descriptor->state.drops_seen;
  descriptor->state.drops_seen = memory[SK_MEMINFO_DROPS];
  pthread_mutex_unlock(&descriptor->lock);
  return more;
}
#endif

static ssize_t receive_failure(int fd) {
  int error = k_error(errno);
#ifdef RULE_OVERFLOW_REPORTED
  if (error == K_EAGAIN && has_overflowed(fd)) {
    error = K_ENOBUFS;
  }
#endif
  (void)fd;
  return k_fail(error);
}

static void give(const struct state *state, struct msghdr *linux_message,
                 struct received *datagram, void *message, int flags) {
  void *name = (void *)(uintptr_t)k_get64(message, K_AT_msg_name);
  uint32_t out = (uint32_t)flags;
  read_control(linux_message, datagram);
  if (name != NULL) {
    uint32_t length = k_get32(message, K_AT_msg_namelen);
    k_name_out(&datagram->from, name, &length);
    k_put32(message, K_AT_msg_namelen, length);
  }
  out |= give_control(state, datagram, message);
  out |= (linux_message->msg_flags & MSG_TRUNC) != 0 ? K_MSG_TRUNC : 0;
#ifdef K_MSG_BCAST
  out |= kind_of_destination(datagram);
#endif
  k_put32(message, K_AT_msg_flags, out);
}

ssize_t k_recvmsg(int fd, void *message, int flags) {
  struct state state;
  int error = k_socket_state(fd, &state);
  if (error == 0 && message == NULL) {
    error = EFAULT;
  }
  if (error == 0 && k_get32(message, K_AT_msg_iovlen) > MOST_IOVECS) {
    error = K_EMSGSIZE;
  }
  if (error == 0) {
    error = k_take_pending_error(fd);
  }
  if (error != 0) {
    return k_fail(error);
  }
  struct received datagram = {.hop_limit = 0};
  uint8_t control[K_CONTROL_ROOM] __attribute__((aligned(8)));
  struct msghdr linux_message = {
      .msg_name = &datagram.from,
      .msg_namelen = sizeof datagram.from,
      .msg_iov = (struct iovec *)(uintptr_t)k_get64(message, K_AT_msg_iov),
      .msg_iovlen = k_get32(message, K_AT_msg_iovlen),
      .msg_control = control,
      .msg_controllen = sizeof control,
  };
  int linux_flags = ((flags & K_MSG_PEEK) != 0 ? MSG_PEEK : 0) |
                    ((flags & K_MSG_DONTWAIT) != 0 ? MSG_DONTWAIT : 0);
  ssize_t length = LINUX(recvmsg, fd, &linux_message, linux_flags);
  if (length < 0) {
    return receive_failure(fd);
  }
  give(&state, &linux_message, &datagram, message, flags);
  return length;
}
