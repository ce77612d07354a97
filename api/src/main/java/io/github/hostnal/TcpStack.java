package io.github.hostnal;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The factory of TCP connections: {@code TcpConnect} of embedded-nal-async, and listening, which
 * that lacks.
 *
 * <p>Futures fail for bad addresses as those of {@link UdpStack} do. A null argument is refused at
 * once with {@link NullPointerException}.
 */
@ProviderType
public interface TcpStack {

  /**
   * Connects to a peer.
   *
   * @param remote the peer: not a wildcard address, not port 0
   * @return the connection; fails with {@link java.net.ConnectException} or {@link
   *     java.net.NoRouteToHostException}, with the addresses in the message. Cancelling it leaves
   *     no descriptor open
   */
  CompletableFuture<TcpConnection> connect(InetSocketAddress remote);

  /**
   * Connects to a peer from a given local address.
   *
   * @param local the local address, of the same family; an unspecified address or port is picked by
   *     the system
   * @param remote the peer: not a wildcard address, not port 0
   * @return the connection; fails as {@link #connect} does, and with {@link java.net.BindException}
   */
  CompletableFuture<TcpConnection> connectFrom(InetSocketAddress local, InetSocketAddress remote);

  /**
   * Listens for connections.
   *
   * @param local the local address; port 0 lets the system pick one; {@code 0.0.0.0} means IPv4
   *     only and {@code ::} IPv6 only (the JDK's listeners on {@code ::} take IPv4's port too, so
   *     that both cannot be listened on at the same port; IPv4 peers are reset)
   * @return the listener; fails with {@link java.net.BindException}
   */
  CompletableFuture<TcpListener> listen(InetSocketAddress local);

  /**
   * Listens for connections, with options that are set before binding.
   *
   * @param local as in {@link #listen(InetSocketAddress)}
   * @param options the options; {@link TcpSocketOptions#BACKLOG} among them
   * @return the listener
   */
  default CompletableFuture<TcpListener> listen(InetSocketAddress local, SocketOptions options) {
    return with(options).listen(local);
  }

  /**
   * Returns a view of this factory whose connections and listeners get the options before they are
   * bound or connected.
   *
   * @param options the options, instead of the ones given to an earlier call
   * @return a factory of the same stack
   * @throws UnsupportedOperationException if TCP sockets do not have one of the options here
   * @throws IllegalArgumentException if a value is out of range
   */
  TcpStack with(SocketOptions options);
}
