package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;

/**
 * Where completion handlers run.
 *
 * @param group null for the one that all channels of the JVM share
 */
record AsyncGroup(AsynchronousChannelGroup group) implements AutoCloseable {

  static AsyncGroup shared() {
    return new AsyncGroup(null);
  }

  static AsyncGroup oneThread() throws IOException {
    return new AsyncGroup(
        AsynchronousChannelGroup.withFixedThreadPool(1, task -> new Thread(task, "async")));
  }

  AsynchronousServerSocketChannel listen() throws IOException {
    return AsynchronousServerSocketChannel.open(group).bind(Stream.loopback(0), 1024);
  }

  AsynchronousSocketChannel connect(int port) throws IOException {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
    try {
      channel.connect(Stream.loopback(port)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
    return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  @Override
  public void close() throws IOException {
    if (group != null) {
      group.shutdownNow();
    }
  }
}
