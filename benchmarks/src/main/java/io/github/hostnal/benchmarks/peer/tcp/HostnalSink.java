package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.TcpConnection;
import java.nio.ByteBuffer;

/** Takes in with hostnal: a chain of futures on the event loop. */
final class HostnalSink extends HostnalServer {

  HostnalSink() {
    accept();
  }

  @Override
  void serve(TcpConnection connection) {
    new Session(connection).read(null);
  }

  private final class Session {
    private final TcpConnection connection;
    private final ByteBuffer buffer = Stream.buffer(Stream.CHUNK);
    private final BlockCount blocks = new BlockCount();

    Session(TcpConnection connection) {
      this.connection = connection;
    }

    void read(Void confirmed) {
      connection
          .read(buffer.clear())
          .thenAccept(this::received)
          .exceptionally(HostnalSink.this::failed);
    }

    private void received(int count) {
      if (count < 0) {
        connection.close();
      } else if (blocks.received(count)) {
        connection
            .writeAll(buffer.clear().limit(1))
            .thenAccept(this::read)
            .exceptionally(HostnalSink.this::failed);
      } else {
        read(null);
      }
    }
  }
}
