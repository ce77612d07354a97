package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;

/**
 * Sockets that are hostnal's.
 *
 * @param how single or multiple: which method binds them
 */
record HostnalSockets(String how) implements SocketSource {

  @Override
  public UnconnectedUdp open() {
    UdpStack udp = NetworkStack.system().udp();
    return switch (how) {
      case "single" -> udp.bindSingle(Payload.loopback(0)).join();
      case "multiple" -> udp.bindMultiple(Payload.loopback(0)).join();
      default -> throw new IllegalArgumentException("bind single or multiple, not " + how);
    };
  }
}
