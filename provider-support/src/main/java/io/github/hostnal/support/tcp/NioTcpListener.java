package io.github.hostnal.support.tcp;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The user's end of a listener: if it becomes unreachable, the listener is closed. */
final class NioTcpListener implements TcpListener {
  private final NioTcp tcp;
  private final ListenerEndpoint endpoint;

  NioTcpListener(NioTcp tcp, ListenerEndpoint endpoint) {
    this.tcp = tcp;
    this.endpoint = endpoint;
  }

  @Override
  public InetSocketAddress localAddress() {
    return endpoint.local();
  }

  @Override
  public CompletableFuture<TcpConnection> accept() {
    return endpoint.accept(this);
  }

  @Override
  public <T> TcpListener setOption(SocketOption<T> name, T value) {
    tcp.tcpOptions().set(endpoint.channel(), endpoint, name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) {
    return tcp.tcpOptions().get(endpoint.channel(), endpoint, name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.copyOf(endpoint.channel().supportedOptions());
  }

  @Override
  public boolean isOpen() {
    return endpoint.isOpen();
  }

  @Override
  public void close() {
    endpoint.close();
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
