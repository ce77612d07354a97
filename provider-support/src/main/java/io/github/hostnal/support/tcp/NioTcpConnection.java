package io.github.hostnal.support.tcp;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.support.Failures;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The user's end of a connection: if it becomes unreachable, the connection is closed. */
final class NioTcpConnection implements TcpConnection {
  private final NioTcp tcp;
  private final ConnectionEndpoint endpoint;

  NioTcpConnection(NioTcp tcp, ConnectionEndpoint endpoint) {
    this.tcp = tcp;
    this.endpoint = endpoint;
  }

  @Override
  public InetSocketAddress localAddress() {
    return endpoint.local();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return endpoint.remote();
  }

  @Override
  public CompletableFuture<Integer> read(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      return readOnly();
    }
    return endpoint.reader().start(this, new Reads.Some(endpoint, buffer), false);
  }

  @Override
  public CompletableFuture<Long> read(ByteBuffer... buffers) {
    ByteBuffer[] copy = Buffers.copy(buffers, "buffers");
    for (ByteBuffer buffer : copy) {
      if (buffer.isReadOnly()) {
        return readOnly();
      }
    }
    return endpoint.reader().start(this, new Reads.Scatter(endpoint, copy), false);
  }

  @Override
  public CompletableFuture<Void> readExact(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      return readOnly();
    }
    return endpoint.reader().start(this, new Reads.Exact(endpoint, buffer), false);
  }

  private <T> CompletableFuture<T> readOnly() {
    return tcp.completions()
        .failed(new IllegalArgumentException("the buffer is read-only: it cannot be read into"));
  }

  @Override
  public CompletableFuture<Integer> write(ByteBuffer data) {
    Objects.requireNonNull(data, "data");
    return endpoint.writer().start(this, new Writes.Some(endpoint, data), false);
  }

  @Override
  public CompletableFuture<Long> write(ByteBuffer... data) {
    ByteBuffer[] copy = Buffers.copy(data, "data");
    return endpoint.writer().start(this, new Writes.Gather(endpoint, copy), false);
  }

  @Override
  public CompletableFuture<Void> writeAll(ByteBuffer data) {
    Objects.requireNonNull(data, "data");
    return endpoint.writer().start(this, new Writes.All(endpoint, data), false);
  }

  @Override
  public CompletableFuture<Void> flush() {
    return isOpen()
        ? tcp.completions().completed(null)
        : tcp.completions().failed(Failures.closed(endpoint));
  }

  @Override
  public CompletableFuture<Void> shutdownOutput() {
    return endpoint.writer().start(this, new Writes.End(endpoint), false);
  }

  @Override
  public <T> TcpConnection setOption(SocketOption<T> name, T value) {
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
