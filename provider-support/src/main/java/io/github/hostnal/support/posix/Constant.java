package io.github.hostnal.support.posix;

/** The constants of the systems' headers that sockets need. An {@link Abi} has their values. */
public enum Constant implements Symbol {
  AF_INET,
  AF_INET6,
  SOCK_DGRAM,
  SOCK_NONBLOCK,
  SOCK_CLOEXEC,

  SOL_SOCKET,
  SO_REUSEADDR,
  SO_REUSEPORT,
  SO_BROADCAST,
  SO_RCVBUF,
  SO_SNDBUF,

  IPPROTO_IP,
  IP_TOS,
  IP_TTL,
  IP_MULTICAST_IF,
  IP_MULTICAST_TTL,
  IP_MULTICAST_LOOP,
  MCAST_JOIN_GROUP,
  MCAST_LEAVE_GROUP,
  MCAST_JOIN_SOURCE_GROUP,
  MCAST_LEAVE_SOURCE_GROUP,

  IPPROTO_IPV6,
  IPV6_V6ONLY,
  IPV6_RECVPKTINFO,
  IPV6_PKTINFO,
  IPV6_RECVTCLASS,
  IPV6_TCLASS,
  IPV6_RECVHOPLIMIT,
  IPV6_HOPLIMIT,
  IPV6_UNICAST_HOPS,
  IPV6_MULTICAST_IF,
  IPV6_MULTICAST_HOPS,
  IPV6_MULTICAST_LOOP,

  MSG_DONTWAIT,
  MSG_NOSIGNAL;

  @Override
  public String expression() {
    return name();
  }
}
