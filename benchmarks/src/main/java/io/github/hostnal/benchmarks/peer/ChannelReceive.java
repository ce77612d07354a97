package io.github.hostnal.benchmarks.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Receives with {@link DatagramChannel}, which does not tell the local address. */
public final class ChannelReceive extends QueuedReceive {
  private final DatagramChannel channel;
  private final ByteBuffer buffer;

  /**
   * Opens a channel on every local address.
   *
   * @param buffer heap or direct
   * @throws IOException if the network fails
   */
  public ChannelReceive(String buffer) throws IOException {
    this(ChannelSockets.open(Payload.wildcard()), Payload.buffer(buffer));
  }

  private ChannelReceive(DatagramChannel channel, ByteBuffer buffer) throws IOException {
    super(channel.socket().getLocalPort());
    this.channel = channel;
    this.buffer = buffer;
  }

  @Override
  public void batch() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      if (channel.receive(buffer.clear()) == null) {
        throw new IOException("datagram " + i + " is missing");
      }
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    channel.close();
  }
}
