package io.github.hostnal.benchmarks.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends over loopback into the queue of a socket, which is emptied between batches. */
abstract class LoopbackSend extends BatchedWorkload {
  /** Where to send to. */
  protected final InetSocketAddress remote;

  /** What to send; its limit is set. */
  protected final ByteBuffer data;

  private final DatagramChannel sink;
  private final ByteBuffer received = ByteBuffer.allocateDirect(Payload.BYTES);

  LoopbackSend(ByteBuffer data) throws IOException {
    this.data = data.limit(Payload.BYTES);
    sink = ChannelSockets.open(Payload.loopback(0));
    remote = Payload.loopback(sink.socket().getLocalPort());
  }

  @Override
  public void before() {}

  @Override
  public void after() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      if (sink.receive(received.clear()) == null) {
        throw new IOException("datagram " + i + " was not sent");
      }
    }
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}
