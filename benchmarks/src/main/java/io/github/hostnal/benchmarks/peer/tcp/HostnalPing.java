package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.RoundTrips;
import io.github.hostnal.benchmarks.peer.Workload;
import java.nio.ByteBuffer;

/** Asks with hostnal: a chain of futures that runs on the event loop. */
final class HostnalPing implements Workload {
  private final TcpConnection connection;
  private final ByteBuffer buffer = Stream.buffer(Stream.QUESTION);
  private RoundTrips roundTrips;

  HostnalPing(int port) {
    connection = HostnalClients.connect(port);
  }

  @Override
  public Result round(int trips) {
    RoundTrips now = new RoundTrips(trips);
    roundTrips = now;
    ask();
    return now.await();
  }

  private void ask() {
    connection
        .writeAll(buffer.clear())
        .thenCompose(written -> connection.readExact(buffer.clear()))
        .thenAccept(this::answered)
        .exceptionally(this::failed);
  }

  private void answered(Void read) {
    if (roundTrips.answered()) {
      ask();
    }
  }

  private Void failed(Throwable reason) {
    roundTrips.failed(reason);
    return null;
  }

  @Override
  public void close() {
    connection.close();
  }
}
