package io.github.hostnal.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/** Sockets that are IPv4 {@link DatagramChannel}s. */
final class ChannelSockets implements SocketSource {

  @Override
  public DatagramChannel open() {
    return open(Payload.loopback(0));
  }

  /** Opens a channel in non-blocking mode. */
  static DatagramChannel open(InetSocketAddress local) {
    try {
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      channel.configureBlocking(false);
      return channel.bind(local);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
