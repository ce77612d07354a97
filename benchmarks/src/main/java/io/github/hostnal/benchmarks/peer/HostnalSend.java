package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Sends with hostnal, on a socket bound to many addresses, from one of them. */
public final class HostnalSend extends LoopbackSend {
  private final UnconnectedUdp socket =
      NetworkStack.system().udp().bindMultiple(Payload.wildcard()).join();
  private final InetSocketAddress local = Payload.loopback(socket.localAddress().getPort());

  /**
   * Opens a socket on every local IPv4 address.
   *
   * @param buffer heap or direct
   * @throws IOException if the network fails
   */
  public HostnalSend(String buffer) throws IOException {
    super(Payload.buffer(buffer));
  }

  @Override
  public void batch() {
    for (int i = 0; i < BATCH; i++) {
      socket.send(local, remote, data.rewind()).join();
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    socket.close();
  }
}
