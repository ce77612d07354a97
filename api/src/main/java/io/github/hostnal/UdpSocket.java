package io.github.hostnal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What connected and unconnected UDP sockets have in common. May be used from any thread.
 *
 * <p>A socket that becomes unreachable without having been closed is closed, and logged as a leak;
 * a pending operation keeps its socket reachable.
 */
@ProviderType
public interface UdpSocket extends AutoCloseable {

  /**
   * Returns the address that the socket is bound to. For a socket of both families it is the
   * unspecified IPv6 address.
   *
   * @return the address, with the port that was picked; also after the socket was closed
   */
  InetSocketAddress localAddress();

  /**
   * Sets an option, on both families of a socket that has both.
   *
   * @param name one of {@link #supportedOptions()}
   * @param value its value
   * @param <T> the type of the value
   * @return this socket
   * @throws UnsupportedOperationException if UDP sockets do not have the option here
   * @throws IllegalArgumentException if the value is out of range
   * @throws java.io.UncheckedIOException if the socket is closed (its cause is a {@link
   *     java.nio.channels.ClosedChannelException}), or if the system refuses
   */
  <T> UdpSocket setOption(SocketOption<T> name, T value);

  /**
   * Returns an option's value.
   *
   * @param name one of {@link #supportedOptions()}
   * @param <T> the type of the value
   * @return the value; null where the option's documentation says so
   * @throws UnsupportedOperationException if UDP sockets do not have the option here
   * @throws java.io.UncheckedIOException if the socket is closed, or if the system refuses
   */
  <T> T getOption(SocketOption<T> name);

  /**
   * Returns the options that {@link #setOption} and {@link #getOption} take: those of {@link
   * java.net.StandardSocketOptions} for datagrams, and those of {@link UdpSocketOptions} that the
   * system has.
   *
   * @return an unmodifiable set
   */
  Set<SocketOption<?>> supportedOptions();

  /**
   * Joins a multicast group on an interface, to receive what anybody sends to it.
   *
   * @param group a multicast address of a family that the socket has
   * @param on the interface to join on
   * @return the membership
   * @throws IllegalArgumentException if the address is not a multicast address, or not of this
   *     socket's family
   * @throws IllegalStateException if the socket is a member already
   * @throws java.io.UncheckedIOException if the socket is closed, or if the system refuses
   */
  MembershipKey join(InetAddress group, NetworkInterface on);

  /**
   * Joins a multicast group on an interface, to receive what one source sends to it (RFC 4607).
   *
   * @param group a multicast address of a family that the socket has
   * @param on the interface to join on
   * @param source the unicast address of the sender, of the same family
   * @return the membership
   * @throws IllegalArgumentException if the group is not a multicast address, the source not a
   *     unicast one, or one not of this socket's family
   * @throws IllegalStateException if the socket is a member already, of the group for this source
   *     or for all
   * @throws UnsupportedOperationException if the system lacks {@link
   *     Capability#SOURCE_SPECIFIC_MULTICAST}
   * @throws java.io.UncheckedIOException if the socket is closed, or if the system refuses
   */
  MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source);

  /**
   * Tells whether the socket is open.
   *
   * @return false from the moment when {@link #close()} was called
   */
  boolean isOpen();

  /**
   * Closes the socket. On return its port is free and every future that it gave is complete: the
   * pending ones failed with {@link java.nio.channels.AsynchronousCloseException}. (A callback that
   * the event loop began before may still be running.) Closing again does nothing.
   */
  @Override
  void close();
}
