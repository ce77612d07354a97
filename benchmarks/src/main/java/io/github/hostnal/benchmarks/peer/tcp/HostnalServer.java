package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;

/** Listens with hostnal, and serves connections on the event loop. */
abstract class HostnalServer extends Server {
  private final TcpListener listener =
      NetworkStack.system().tcp().listen(Stream.loopback(0)).join();

  /** To be called when the subclass can serve. */
  final void accept() {
    listener.accept().thenAccept(this::accepted).exceptionally(this::failed);
  }

  private void accepted(TcpConnection connection) {
    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
    serve(connection);
    accept();
  }

  abstract void serve(TcpConnection connection);

  final Void failed(Throwable reason) {
    Throwable cause = reason.getCause();
    if (!(cause instanceof AsynchronousCloseException || cause instanceof ClosedChannelException)) {
      reason.printStackTrace();
    }
    return null;
  }

  @Override
  public int port() {
    return listener.localAddress().getPort();
  }

  @Override
  public void close() {
    listener.close();
  }
}
