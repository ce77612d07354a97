package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.Workload;
import java.nio.ByteBuffer;

/** Sends one way with hostnal: a chain of futures. */
final class HostnalSource implements Workload {
  private final TcpConnection connection;
  private final ByteBuffer chunk = Stream.buffer(Stream.CHUNK);
  private final ByteBuffer confirmation = Stream.buffer(1);
  private BlocksToSend blocks;

  HostnalSource(int port) {
    connection = HostnalClients.connect(port);
  }

  @Override
  public Result round(int size) {
    BlocksToSend now = new BlocksToSend(size);
    blocks = now;
    next(null);
    return now.await();
  }

  private void next(Void written) {
    if (blocks.nextChunk()) {
      connection.writeAll(chunk.clear()).thenAccept(this::next).exceptionally(this::failed);
    } else {
      connection
          .readExact(confirmation.clear())
          .thenAccept(this::confirmed)
          .exceptionally(this::failed);
    }
  }

  private void confirmed(Void read) {
    if (blocks.confirmed()) {
      next(null);
    }
  }

  private Void failed(Throwable reason) {
    blocks.failed(reason);
    return null;
  }

  @Override
  public void close() {
    connection.close();
  }
}
