package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;

/** Answers with an {@link AsynchronousSocketChannel} and completion handlers. */
final class AsyncEcho extends AsyncServer {

  AsyncEcho(AsyncGroup group) throws IOException {
    super(group);
    accept();
  }

  @Override
  void serve(AsynchronousSocketChannel channel) {
    new Session(channel).read();
  }

  private static final class Session {
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer buffer = Stream.buffer(Stream.QUESTION);
    private final AsyncHandler received = new AsyncHandler(this::received, AsyncServer::failed);
    private final AsyncHandler sent = new AsyncHandler(count -> send(), AsyncServer::failed);

    Session(AsynchronousSocketChannel channel) {
      this.channel = channel;
    }

    void read() {
      channel.read(buffer.clear(), null, received);
    }

    private void received(int count) {
      if (count < 0) {
        end(channel);
        return;
      }
      buffer.flip();
      send();
    }

    private void send() {
      if (buffer.hasRemaining()) {
        channel.write(buffer, null, sent);
      } else {
        read();
      }
    }
  }
}
