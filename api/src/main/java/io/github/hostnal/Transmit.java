package io.github.hostnal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A datagram to send, with everything that can be chosen for it alone. Immutable but for the
 * buffer, which is lent to the socket until the send is complete.
 *
 * <pre>{@code
 * socket.send(Transmit.to(peer, data).from(in.replyFrom()).withTrafficClass(0xb8));
 * }</pre>
 *
 * @param remote the peer: not a wildcard address, not port 0
 * @param data the payload: its remaining bytes, may be none
 * @param local the address to send from, with this socket's port; null lets the system choose
 * @param interfaceIndex the interface to send on, as {@link java.net.NetworkInterface#getIndex()};
 *     0 lets the system choose
 * @param trafficClass the traffic class or type-of-service octet, 0 to 255; -1 for the socket's
 * @param hopLimit the hop limit or time-to-live, 1 to 255; -1 for the socket's
 * @param segmentSize the payload is cut into datagrams of this many bytes, the last one may be
 *     shorter ({@link Capability#SEGMENTATION}); 0 sends it as one. There are at most {@value
 *     #MAX_SEGMENTS} of them, which together have no more bytes than one datagram can have. They
 *     leave together or not at all, and each has to fit the path: systems do not fragment them
 */
public record Transmit(
    InetSocketAddress remote,
    ByteBuffer data,
    InetSocketAddress local,
    int interfaceIndex,
    int trafficClass,
    int hopLimit,
    int segmentSize) {

  /**
   * The most datagrams that one payload is cut into: what Linux takes since 4.18, and other systems
   * too.
   */
  public static final int MAX_SEGMENTS = 64;

  /**
   * Checks the ranges.
   *
   * @param remote the peer
   * @param data the payload
   * @param local the address to send from, or null
   * @param interfaceIndex at least 0
   * @param trafficClass -1 to 255
   * @param hopLimit -1, or 1 to 255
   * @param segmentSize 0 to 65535
   * @throws NullPointerException if remote or data is null
   * @throws IllegalArgumentException if a number is out of range
   */
  public Transmit {
    Objects.requireNonNull(remote, "remote");
    Objects.requireNonNull(data, "data");
    check("interfaceIndex", interfaceIndex, 0, Integer.MAX_VALUE);
    check("trafficClass", trafficClass, -1, 255);
    check("hopLimit", hopLimit, -1, 255);
    if (hopLimit == 0) {
      throw new IllegalArgumentException("hopLimit 0: nothing would leave the host");
    }
    check("segmentSize", segmentSize, 0, 65535);
  }

  /**
   * Returns a datagram for which the system chooses everything but the peer.
   *
   * @param remote the peer
   * @param data the payload
   * @return the datagram
   */
  public static Transmit to(InetSocketAddress remote, ByteBuffer data) {
    return new Transmit(remote, data, null, 0, -1, -1, 0);
  }

  /**
   * Sets the address to send from.
   *
   * @param local an address of this host with the socket's port, or null
   * @return a changed copy
   */
  public Transmit from(InetSocketAddress local) {
    return new Transmit(remote, data, local, interfaceIndex, trafficClass, hopLimit, segmentSize);
  }

  /**
   * Sets the interface to send on.
   *
   * @param index as {@link java.net.NetworkInterface#getIndex()}, or 0
   * @return a changed copy
   */
  public Transmit withInterface(int index) {
    return new Transmit(remote, data, local, index, trafficClass, hopLimit, segmentSize);
  }

  /**
   * Sets the traffic class or type-of-service octet.
   *
   * @param octet 0 to 255, or -1
   * @return a changed copy
   */
  public Transmit withTrafficClass(int octet) {
    return new Transmit(remote, data, local, interfaceIndex, octet, hopLimit, segmentSize);
  }

  /**
   * Sets the hop limit or time-to-live.
   *
   * @param hops 1 to 255, or -1
   * @return a changed copy
   */
  public Transmit withHopLimit(int hops) {
    return new Transmit(remote, data, local, interfaceIndex, trafficClass, hops, segmentSize);
  }

  /**
   * Sets the size of the datagrams into which the payload is cut.
   *
   * @param bytes 1 to 65535, or 0 for a single datagram
   * @return a changed copy
   */
  public Transmit withSegmentSize(int bytes) {
    return new Transmit(remote, data, local, interfaceIndex, trafficClass, hopLimit, bytes);
  }

  /**
   * Returns how many datagrams the remaining bytes of the payload make.
   *
   * @return 1 or more; to be sent, at most {@value #MAX_SEGMENTS}
   */
  public int segments() {
    int length = data.remaining();
    return segmentSize == 0 || length <= segmentSize ? 1 : (length - 1) / segmentSize + 1;
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not in " + least + " to " + most);
    }
  }
}
