package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Receives with hostnal, on a socket bound to many addresses. */
public final class HostnalReceive extends QueuedReceive {
  private final UnconnectedUdp socket;
  private final ByteBuffer buffer;

  /**
   * Opens a socket on every local IPv4 address.
   *
   * @param buffer heap or direct
   * @throws IOException if the network fails
   */
  public HostnalReceive(String buffer) throws IOException {
    this(
        NetworkStack.system().udp().bindMultiple(Payload.wildcard()).join(),
        Payload.buffer(buffer));
  }

  private HostnalReceive(UnconnectedUdp socket, ByteBuffer buffer) throws IOException {
    super(socket.localAddress().getPort());
    this.socket = socket;
    this.buffer = buffer;
  }

  @Override
  public void batch() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      Datagram datagram = socket.receiveInto(buffer.clear()).getNow(null);
      if (datagram == null) {
        throw new IOException("datagram " + i + " is missing");
      }
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    socket.close();
  }
}
