package io.github.hostnal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A socket's membership in a multicast group. It ends with {@link #drop()} or with the socket.
 *
 * <p>The counterpart of {@link java.nio.channels.MembershipKey}, which belongs to NIO channels.
 */
@ProviderType
public interface MembershipKey {

  /**
   * Returns the group.
   *
   * @return a multicast address
   */
  InetAddress group();

  /**
   * Returns the interface on which the group was joined.
   *
   * @return the interface
   */
  NetworkInterface networkInterface();

  /**
   * Returns the only sender whose datagrams are received.
   *
   * @return null if datagrams of every sender are received
   */
  InetAddress sourceAddress();

  /**
   * Tells whether the socket is a member.
   *
   * @return false after {@link #drop()}, and when the socket is closed
   */
  boolean isValid();

  /**
   * Leaves the group. Datagrams that were received before may still be delivered. Dropping again
   * does nothing.
   *
   * @throws java.io.UncheckedIOException if the system refuses, for instance because the interface
   *     went away
   */
  void drop();
}
