package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Connections that are hostnal's. */
final class HostnalPairs implements ConnectionSource {
  private final boolean reading;
  private final TcpListener listener =
      NetworkStack.system().tcp().listen(Stream.loopback(0)).join();

  HostnalPairs(boolean reading) {
    this.reading = reading;
  }

  @Override
  public Pair open() {
    CompletableFuture<TcpConnection> accepted = listener.accept();
    TcpConnection connecting = NetworkStack.system().tcp().connect(listener.localAddress()).join();
    return new Pair(prepare(connecting), prepare(accepted.join()));
  }

  private TcpConnection prepare(TcpConnection connection) {
    if (reading && connection.read(ByteBuffer.allocate(1)).isDone()) {
      throw new IllegalStateException("a read of an idle connection does not wait");
    }
    return connection;
  }

  @Override
  public void close() {
    listener.close();
  }
}
