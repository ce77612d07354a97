package io.github.hostnal;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The factory of UDP sockets: {@code UdpStack} of embedded-nal-async.
 *
 * <p>All futures fail with {@link java.nio.channels.UnresolvedAddressException} for an unresolved
 * address, {@link IllegalArgumentException} for another bad one, {@link java.net.BindException} if
 * the local address is not one of this host, is in use, or its port needs a right that the program
 * does not have, {@link java.nio.channels.ClosedChannelException} if the stack is closed, and
 * otherwise with an {@link java.io.IOException} that names the system call and the symbolic errno
 * (for instance {@code EMFILE}). A null argument is refused at once with {@link
 * NullPointerException}.
 */
@ProviderType
public interface UdpStack {

  /**
   * Opens a socket that exchanges datagrams with one remote address only. The system picks the
   * local address and port by its routing table.
   *
   * @param remote the peer: not a wildcard address, not port 0
   * @return the socket; its local address is a concrete one
   */
  CompletableFuture<ConnectedUdp> connect(InetSocketAddress remote);

  /**
   * Opens a socket that exchanges datagrams with one remote address only, from a given local
   * address.
   *
   * @param local the local address, of the same family as the remote one; an unspecified address or
   *     port is picked by the system
   * @param remote the peer: not a wildcard address, not port 0
   * @return the socket; its local address is a concrete one
   */
  CompletableFuture<ConnectedUdp> connectFrom(InetSocketAddress local, InetSocketAddress remote);

  /**
   * Opens a socket on exactly one local address. If the address is unspecified, one is picked: that
   * from which the default route leaves, else that of the first interface which is up, else the
   * loopback address. The socket never has a wildcard address.
   *
   * @param local the local address; port 0 lets the system pick one
   * @return the socket; its {@link UdpSocket#localAddress()} tells what was picked
   */
  CompletableFuture<UnconnectedUdp> bindSingle(InetSocketAddress local);

  /**
   * Opens a socket on every local address of one family (if the address is unspecified), or on one
   * address. {@code 0.0.0.0} means IPv4 only and {@code ::} IPv6 only: there are no IPv4-mapped
   * addresses.
   *
   * @param local the local address; port 0 lets the system pick one
   * @return the socket
   */
  CompletableFuture<UnconnectedUdp> bindMultiple(InetSocketAddress local);

  /**
   * Opens a socket on every local address of both families, with the same port for both. On a host
   * without {@link Capability#IPV6} it serves IPv4 only.
   *
   * @param port 0 to 65535; 0 lets the system pick one
   * @return the socket
   */
  CompletableFuture<UnconnectedUdp> bindMultiple(int port);

  /**
   * Returns a view of this factory whose sockets get the options before they are bound, which is
   * when for instance {@link java.net.StandardSocketOptions#SO_REUSEPORT} must be set.
   *
   * @param options the options, instead of the ones given to an earlier call
   * @return a factory of the same stack
   * @throws UnsupportedOperationException if UDP sockets do not have one of the options here
   * @throws IllegalArgumentException if a value is out of range
   */
  UdpStack with(SocketOptions options);
}
