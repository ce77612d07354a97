package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.RoundTrips;
import io.github.hostnal.benchmarks.peer.Workload;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;

/** Asks with an {@link AsynchronousSocketChannel} and completion handlers. */
final class AsyncPing implements Workload {
  private final AsyncGroup group;
  private final AsynchronousSocketChannel channel;
  private final ByteBuffer buffer = Stream.buffer(Stream.QUESTION);
  private final AsyncHandler sent = new AsyncHandler(count -> send(), this::failed);
  private final AsyncHandler received = new AsyncHandler(this::received, this::failed);
  private volatile RoundTrips roundTrips;

  AsyncPing(AsyncGroup group, int port) throws IOException {
    this.group = group;
    channel = group.connect(port);
  }

  @Override
  public Result round(int trips) {
    RoundTrips now = new RoundTrips(trips);
    roundTrips = now;
    buffer.clear();
    send();
    return now.await();
  }

  private void send() {
    if (buffer.hasRemaining()) {
      channel.write(buffer, null, sent);
    } else {
      channel.read(buffer.clear(), null, received);
    }
  }

  private void received(int count) {
    if (count < 0) {
      failed(new EOFException());
    } else if (buffer.hasRemaining()) {
      channel.read(buffer, null, received);
    } else if (roundTrips.answered()) {
      buffer.clear();
      send();
    }
  }

  private void failed(Throwable reason) {
    roundTrips.failed(reason);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    group.close();
  }
}
