package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.Workload;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;

/** Sends one way with an {@link AsynchronousSocketChannel} and completion handlers. */
final class AsyncSource implements Workload {
  private final AsyncGroup group;
  private final AsynchronousSocketChannel channel;
  private final ByteBuffer chunk = Stream.buffer(Stream.CHUNK);
  private final ByteBuffer confirmation = Stream.buffer(1);
  private final AsyncHandler sent = new AsyncHandler(count -> send(), this::failed);
  private final AsyncHandler confirmed = new AsyncHandler(this::confirmed, this::failed);
  private volatile BlocksToSend blocks;

  AsyncSource(AsyncGroup group, int port) throws IOException {
    this.group = group;
    channel = group.connect(port);
    chunk.position(Stream.CHUNK);
  }

  @Override
  public Result round(int size) {
    BlocksToSend now = new BlocksToSend(size);
    blocks = now;
    send();
    return now.await();
  }

  private void send() {
    if (chunk.hasRemaining()) {
      channel.write(chunk, null, sent);
    } else if (blocks.nextChunk()) {
      channel.write(chunk.clear(), null, sent);
    } else {
      channel.read(confirmation.clear(), null, confirmed);
    }
  }

  private void confirmed(int count) {
    if (count < 0) {
      failed(new EOFException());
    } else if (blocks.confirmed()) {
      send();
    }
  }

  private void failed(Throwable reason) {
    blocks.failed(reason);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    group.close();
  }
}
