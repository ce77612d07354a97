package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;

/** Answers with a blocking {@link DatagramChannel}, on a thread of its own. */
final class ChannelEcho implements Workload {
  private final DatagramChannel channel = ChannelSockets.open(Payload.wildcard());

  ChannelEcho() throws IOException {
    channel.configureBlocking(true);
    new Thread(this::echo, "echo").start();
  }

  private void echo() {
    ByteBuffer buffer = Payload.buffer("direct");
    try {
      while (true) {
        SocketAddress remote = channel.receive(buffer.clear());
        channel.send(buffer.flip(), remote);
      }
    } catch (AsynchronousCloseException closed) {
      // Closing the channel is how the thread ends.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return channel.socket().getLocalPort();
  }

  @Override
  public Result round(int size) {
    throw new UnsupportedOperationException("an echo is measured by its partner");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
