package io.github.hostnal.support.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The ways to write. */
final class Writes {
  /** How much is written in one go before others have their turn. */
  private static final int BYTES_IN_A_ROW = 1 << 20;

  private Writes() {}

  /** Writes what there is room for. */
  static final class Some implements Transfer<Integer> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer data;
    private int count;

    Some(ConnectionEndpoint endpoint, ByteBuffer data) {
      this.endpoint = endpoint;
      this.data = data;
    }

    @Override
    public boolean attempt() throws IOException {
      count = endpoint.write(data);
      return count != 0 || !data.hasRemaining();
    }

    @Override
    public Integer result() {
      return count;
    }
  }

  /** Writes what there is room for of several buffers. */
  static final class Gather implements Transfer<Long> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer[] data;
    private long count;

    Gather(ConnectionEndpoint endpoint, ByteBuffer[] data) {
      this.endpoint = endpoint;
      this.data = data;
    }

    @Override
    public boolean attempt() throws IOException {
      count = endpoint.write(data);
      return count != 0 || !Buffers.haveRemaining(data);
    }

    @Override
    public Long result() {
      return count;
    }
  }

  /** Writes everything. */
  static final class All implements Transfer<Void> {
    private final ConnectionEndpoint endpoint;
    private final ByteBuffer data;

    All(ConnectionEndpoint endpoint, ByteBuffer data) {
      this.endpoint = endpoint;
      this.data = data;
    }

    @Override
    public boolean attempt() throws IOException {
      int left = BYTES_IN_A_ROW;
      do {
        int count = endpoint.write(data);
        if (count == 0) {
          break;
        }
        left -= count;
      } while (data.hasRemaining() && left > 0);
      return !data.hasRemaining();
    }

    @Override
    public Void result() {
      return null;
    }
  }

  /** Tells the peer that nothing more will be written. */
  static final class End implements Transfer<Void> {
    private final ConnectionEndpoint endpoint;

    End(ConnectionEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public boolean attempt() throws IOException {
      endpoint.shutdownOutput();
      return true;
    }

    @Override
    public Void result() {
      return null;
    }
  }
}
