package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;

/** Listens with an {@link AsynchronousServerSocketChannel}. */
abstract class AsyncServer extends Server {
  private final AsyncGroup group;
  private final AsynchronousServerSocketChannel listener;

  AsyncServer(AsyncGroup group) throws IOException {
    this.group = group;
    listener = group.listen();
  }

  /** To be called when the subclass can serve. */
  final void accept() {
    listener.accept(
        null,
        new CompletionHandler<AsynchronousSocketChannel, Void>() {
          @Override
          public void completed(AsynchronousSocketChannel channel, Void attachment) {
            accepted(channel);
          }

          @Override
          public void failed(Throwable reason, Void attachment) {
            AsyncServer.failed(reason);
          }
        });
  }

  private void accepted(AsynchronousSocketChannel channel) {
    try {
      serve(channel.setOption(StandardSocketOptions.TCP_NODELAY, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accept();
  }

  abstract void serve(AsynchronousSocketChannel channel);

  static void failed(Throwable reason) {
    if (!(reason instanceof ClosedChannelException)) {
      reason.printStackTrace();
    }
  }

  static void end(AsynchronousSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    try {
      return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    group.close();
  }
}
