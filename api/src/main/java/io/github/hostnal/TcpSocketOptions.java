package io.github.hostnal;

import java.net.SocketOption;

/** Options of TCP sockets that {@link java.net.StandardSocketOptions} does not have. */
public final class TcpSocketOptions {

  /**
   * How many connections may wait for {@link TcpListener#accept()}, at least 1; the system may have
   * a limit of its own (listen(2)). Can only be given to {@link TcpStack#listen(
   * java.net.InetSocketAddress, SocketOptions)}.
   */
  public static final SocketOption<Integer> BACKLOG = new Backlog();

  private TcpSocketOptions() {}

  private record Backlog() implements SocketOption<Integer> {
    @Override
    public String name() {
      return "BACKLOG";
    }

    @Override
    public Class<Integer> type() {
      return Integer.class;
    }

    @Override
    public String toString() {
      return name();
    }
  }
}
