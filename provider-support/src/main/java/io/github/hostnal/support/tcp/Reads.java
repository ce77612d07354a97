package io.github.hostnal.support.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The ways to read. */
final class Reads {
  /** How much is read in one go before others have their turn. */
  private static final int BYTES_IN_A_ROW = 1 << 20;

  private Reads() {}

  /** Reads what is there. */
  static final class Some implements Transfer<Integer> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer buffer;
    private int count;

    Some(ConnectionEndpoint endpoint, ByteBuffer buffer) {
      this.endpoint = endpoint;
      this.buffer = buffer;
    }

    @Override
    public boolean attempt() throws IOException {
      if (!buffer.hasRemaining()) {
        return true;
      }
      count = endpoint.read(buffer);
      return count != 0;
    }

    @Override
    public Integer result() {
      return count;
    }
  }

  /** Reads what is there into several buffers. */
  static final class Scatter implements Transfer<Long> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer[] buffers;
    private long count;

    Scatter(ConnectionEndpoint endpoint, ByteBuffer[] buffers) {
      this.endpoint = endpoint;
      this.buffers = buffers;
    }

    @Override
    public boolean attempt() throws IOException {
      if (!Buffers.haveRemaining(buffers)) {
        return true;
      }
      count = endpoint.read(buffers);
      return count != 0;
    }

    @Override
    public Long result() {
      return count;
    }
  }

  /** Reads until the buffer is full. */
  static final class Exact implements Transfer<Void> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer buffer;
    private final int wanted;

    Exact(ConnectionEndpoint endpoint, ByteBuffer buffer) {
      this.endpoint = endpoint;
      this.buffer = buffer;
      wanted = buffer.remaining();
    }

    @Override
    public boolean attempt() throws IOException {
      int left = BYTES_IN_A_ROW;
      while (buffer.hasRemaining() && left > 0) {
        int count = endpoint.read(buffer);
        if (count < 0) {
          throw new EOFException(
              endpoint
                  + ": the stream ended after "
                  + (wanted - buffer.remaining())
                  + " of "
                  + wanted
                  + " bytes");
        }
        if (count == 0) {
          return false;
        }
        left -= count;
      }
      return !buffer.hasRemaining();
    }

    @Override
    public Void result() {
      return null;
    }
  }
}
