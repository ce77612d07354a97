package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;

/** Takes in with an {@link AsynchronousSocketChannel} and completion handlers. */
final class AsyncSink extends AsyncServer {

  AsyncSink(AsyncGroup group) throws IOException {
    super(group);
    accept();
  }

  @Override
  void serve(AsynchronousSocketChannel channel) {
    new Session(channel).read();
  }

  private static final class Session {
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer buffer = Stream.buffer(Stream.CHUNK);
    private final BlockCount blocks = new BlockCount();
    private final AsyncHandler received = new AsyncHandler(this::received, AsyncServer::failed);
    private final AsyncHandler confirmed = new AsyncHandler(count -> read(), AsyncServer::failed);

    Session(AsynchronousSocketChannel channel) {
      this.channel = channel;
    }

    void read() {
      channel.read(buffer.clear(), null, received);
    }

    private void received(int count) {
      if (count < 0) {
        end(channel);
      } else if (blocks.received(count)) {
        channel.write(buffer.clear().limit(1), null, confirmed);
      } else {
        read();
      }
    }
  }
}
