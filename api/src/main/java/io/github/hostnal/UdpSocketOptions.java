package io.github.hostnal;

import java.net.NetworkInterface;
import java.net.SocketOption;

/**
 * Options of UDP sockets that {@link java.net.StandardSocketOptions} does not have. A socket has
 * those that its system has: {@link UdpSocket#supportedOptions()}.
 */
public final class UdpSocketOptions {

  /**
   * The hop limit or time-to-live of unicast datagrams, 1 to 255: {@code IP_TTL}, {@code
   * IPV6_UNICAST_HOPS} (RFC 3493, section 5.1). For multicast it is {@link
   * java.net.StandardSocketOptions#IP_MULTICAST_TTL}.
   */
  public static final SocketOption<Integer> HOP_LIMIT = of("HOP_LIMIT", Integer.class);

  /**
   * Whether datagrams must not be fragmented, neither here nor on the way: {@code IP_DONTFRAG},
   * {@code IPV6_DONTFRAG} (RFC 3542, section 11.2), {@code IP_MTU_DISCOVER}. One that is larger
   * than the path's MTU then fails with {@code EMSGSIZE}. Set to false, routers may fragment them
   * too; a socket for which it was never set does what the system prefers.
   */
  public static final SocketOption<Boolean> DONT_FRAGMENT = of("DONT_FRAGMENT", Boolean.class);

  /**
   * The MTU of the path to the peer in bytes, IP header included, as far as the system knows it:
   * {@code IP_MTU}, {@code IPV6_MTU}. Can only be read, on a {@link ConnectedUdp}.
   */
  public static final SocketOption<Integer> PATH_MTU = of("PATH_MTU", Integer.class);

  /**
   * The only interface on which the socket sends and receives: {@code SO_BINDTODEVICE}. Null, when
   * read, stands for all. Usually set before binding, with {@link UdpStack#with}.
   */
  public static final SocketOption<NetworkInterface> BOUND_INTERFACE =
      of("BOUND_INTERFACE", NetworkInterface.class);

  /**
   * Whether an address that the host does not have (yet) may be bound: {@code IP_FREEBIND}, {@code
   * IPV6_FREEBIND}. Sending from it fails until the host has it, for IPv4. Must be set before
   * binding, with {@link UdpStack#with}.
   */
  public static final SocketOption<Boolean> FREE_BIND = of("FREE_BIND", Boolean.class);

  /**
   * Whether a socket on the wildcard address receives datagrams of groups that only other sockets
   * of this host have joined: {@code IP_MULTICAST_ALL}, {@code IPV6_MULTICAST_ALL}. False unless
   * set: a socket receives what it joined. Linux goes by the group alone for IPv6: a socket that
   * joined on one interface also receives what comes on another one where any socket joined; {@link
   * Datagram#interfaceIndex()} tells them apart.
   */
  public static final SocketOption<Boolean> MULTICAST_ALL = of("MULTICAST_ALL", Boolean.class);

  /**
   * How many datagrams the system dropped because this socket's receive buffer was full, since the
   * socket was opened: {@code SO_MEMINFO}. Can only be read; wraps around at 2<sup>32</sup>.
   */
  public static final SocketOption<Long> RECEIVE_DROPS = of("RECEIVE_DROPS", Long.class);

  private UdpSocketOptions() {}

  private static <T> SocketOption<T> of(String name, Class<T> type) {
    return new Named<>(name, type);
  }

  private record Named<T>(String name, Class<T> type) implements SocketOption<T> {
    @Override
    public String toString() {
      return name;
    }
  }
}
