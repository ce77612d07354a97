package io.github.hostnal.benchmarks.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Receives that find their datagrams queued already: a connected channel sends them before. */
abstract class QueuedReceive extends BatchedWorkload {
  private final DatagramChannel filler;
  private final ByteBuffer payload = ByteBuffer.allocateDirect(Payload.BYTES);

  QueuedReceive(int port) throws IOException {
    filler = DatagramChannel.open().connect(Payload.loopback(port));
  }

  @Override
  public void before() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      filler.write(payload.clear());
    }
  }

  @Override
  public void after() {}

  @Override
  public void close() throws IOException {
    filler.close();
  }
}
