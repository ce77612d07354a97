package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Connections that are {@link AsynchronousSocketChannel}s of the JVM's own group. */
final class AsyncPairs implements ConnectionSource {
  /** Pending reads need one; that of a channel which is closed on purpose has nobody to tell. */
  private static final AsyncHandler NOBODY = new AsyncHandler(count -> {}, reason -> {});

  private final boolean reading;
  private final AsyncGroup group = AsyncGroup.shared();
  private final AsynchronousServerSocketChannel listener = group.listen();
  private final int port;

  AsyncPairs(boolean reading) throws IOException {
    this.reading = reading;
    port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  @Override
  public Pair open() throws IOException {
    Future<AsynchronousSocketChannel> accepted = listener.accept();
    AsynchronousSocketChannel connecting = group.connect(port);
    try {
      return new Pair(prepare(connecting), prepare(accepted.get()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
  }

  private AsynchronousSocketChannel prepare(AsynchronousSocketChannel channel) {
    if (reading) {
      channel.read(ByteBuffer.allocate(1), null, NOBODY);
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
