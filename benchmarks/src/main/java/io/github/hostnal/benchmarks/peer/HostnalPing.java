package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.benchmarks.Result;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Asks with hostnal: a chain of futures that runs on the event loop. */
final class HostnalPing implements Workload {
  private final UnconnectedUdp socket =
      NetworkStack.system().udp().bindMultiple(Payload.loopback(0)).join();
  private final InetSocketAddress remote;
  private final ByteBuffer buffer = Payload.buffer("direct");
  private RoundTrips roundTrips;

  HostnalPing(int port) {
    remote = Payload.loopback(port);
  }

  @Override
  public Result round(int trips) {
    RoundTrips now = new RoundTrips(trips);
    roundTrips = now;
    ask();
    return now.await();
  }

  private void ask() {
    socket
        .send(socket.localAddress(), remote, buffer.clear().limit(Payload.BYTES))
        .thenCompose(sent -> socket.receiveInto(buffer.clear()))
        .thenAccept(this::answered)
        .exceptionally(this::failed);
  }

  private void answered(Datagram answer) {
    if (roundTrips.answered()) {
      ask();
    }
  }

  private Void failed(Throwable reason) {
    roundTrips.failed(reason);
    return null;
  }

  @Override
  public void close() {
    socket.close();
  }
}
