package io.github.hostnal.benchmarks.peer;

import java.io.IOException;
import java.nio.channels.DatagramChannel;

/** Sends with {@link DatagramChannel}, which cannot choose the local address. */
public final class ChannelSend extends LoopbackSend {
  private final DatagramChannel channel = ChannelSockets.open(Payload.wildcard());

  /**
   * Opens a channel on every local address.
   *
   * @param buffer heap or direct
   * @throws IOException if the network fails
   */
  public ChannelSend(String buffer) throws IOException {
    super(Payload.buffer(buffer));
  }

  @Override
  public void batch() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      channel.send(data.rewind(), remote);
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    channel.close();
  }
}
