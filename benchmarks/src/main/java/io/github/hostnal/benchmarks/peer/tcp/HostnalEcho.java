package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.TcpConnection;
import java.nio.ByteBuffer;

/** Answers with hostnal: a chain of futures on the event loop. */
final class HostnalEcho extends HostnalServer {

  HostnalEcho() {
    accept();
  }

  @Override
  void serve(TcpConnection connection) {
    new Session(connection).read(null);
  }

  private final class Session {
    private final TcpConnection connection;
    private final ByteBuffer buffer = Stream.buffer(Stream.QUESTION);

    Session(TcpConnection connection) {
      this.connection = connection;
    }

    void read(Void written) {
      connection
          .read(buffer.clear())
          .thenAccept(this::answer)
          .exceptionally(HostnalEcho.this::failed);
    }

    private void answer(int count) {
      if (count < 0) {
        connection.close();
        return;
      }
      connection
          .writeAll(buffer.flip())
          .thenAccept(this::read)
          .exceptionally(HostnalEcho.this::failed);
    }
  }
}
