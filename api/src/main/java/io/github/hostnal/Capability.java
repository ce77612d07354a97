package io.github.hostnal;

/**
 * What a stack may or may not be able to do, depending on its system. {@link
 * NetworkStack#capabilities()} has those that it can do; asking for another one fails with an
 * {@link UnsupportedOperationException} that names it. Nothing is ignored silently.
 */
public enum Capability {
  /** {@link Datagram#local()} is the destination of each datagram. */
  RECEIVE_LOCAL_ADDRESS,
  /**
   * {@link Datagram#replyFrom()} is a unicast address also for IPv4 multicast and broadcast;
   * without it, the unspecified address.
   */
  RECEIVE_REPLY_ADDRESS,
  /** {@link Datagram#interfaceIndex()} is known; without it, 0. */
  RECEIVE_INTERFACE,
  /** {@link Datagram#trafficClass()} is known for IPv4; without it, -1. */
  RECEIVE_TRAFFIC_CLASS_IPV4,
  /** {@link Datagram#trafficClass()} is known for IPv6; without it, -1. */
  RECEIVE_TRAFFIC_CLASS_IPV6,
  /** {@link Datagram#hopLimit()} is known; without it, -1. */
  RECEIVE_HOP_LIMIT,
  /** A datagram can be sent from a local address chosen for it alone. */
  SEND_LOCAL_ADDRESS,
  /** An IPv4 datagram can be sent on an interface chosen for it alone. */
  SEND_INTERFACE_IPV4,
  /** An IPv6 datagram can be sent on an interface chosen for it alone. */
  SEND_INTERFACE_IPV6,
  /**
   * Local address and interface can both be chosen for one IPv4 datagram to any destination. To a
   * group they always can, where {@link #SEND_INTERFACE_IPV4} is.
   */
  SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4,
  /**
   * Local address and interface can both be chosen for one IPv6 datagram to any destination. To a
   * link-local, loopback or multicast one they always can, where {@link #SEND_INTERFACE_IPV6} is.
   */
  SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6,
  /** {@link Transmit#trafficClass()} works for IPv4. */
  SEND_TRAFFIC_CLASS_IPV4,
  /** {@link Transmit#trafficClass()} works for IPv6. */
  SEND_TRAFFIC_CLASS_IPV6,
  /** {@link Transmit#hopLimit()} works for IPv4. */
  SEND_HOP_LIMIT_IPV4,
  /** {@link Transmit#hopLimit()} works for IPv6. */
  SEND_HOP_LIMIT_IPV6,
  /** {@link Transmit#segmentSize()} works: the system cuts one payload into many datagrams. */
  SEGMENTATION,
  /** Multicast groups can be joined for one source only (RFC 4607). */
  SOURCE_SPECIFIC_MULTICAST,
  /**
   * An ICMP "port unreachable" fails the next operation of a connected socket; on Windows the next
   * receive.
   */
  PORT_UNREACHABLE,
  /** The host has IPv6. */
  IPV6,
  /** {@link NetworkStack#tcp()} works. */
  TCP,
  /** {@link NetworkStack#dns()} works. */
  DNS
}
