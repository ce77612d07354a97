package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpConnection;
import java.net.StandardSocketOptions;

/** Connects with hostnal. */
final class HostnalClients {
  private HostnalClients() {}

  static TcpConnection connect(int port) {
    return NetworkStack.system()
        .tcp()
        .connect(Stream.loopback(port))
        .join()
        .setOption(StandardSocketOptions.TCP_NODELAY, true);
  }
}
