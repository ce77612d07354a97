package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Asks with a blocking {@link DatagramChannel}, on the calling thread. */
final class ChannelPing implements Workload {
  private final DatagramChannel channel = ChannelSockets.open(Payload.loopback(0));
  private final InetSocketAddress remote;
  private final ByteBuffer buffer = Payload.buffer("direct");

  ChannelPing(int port) throws IOException {
    channel.configureBlocking(true);
    remote = Payload.loopback(port);
  }

  @Override
  public Result round(int trips) throws IOException {
    RoundTrips roundTrips = new RoundTrips(trips);
    do {
      channel.send(buffer.clear().limit(Payload.BYTES), remote);
      channel.receive(buffer.clear());
    } while (roundTrips.answered());
    return roundTrips.await();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
