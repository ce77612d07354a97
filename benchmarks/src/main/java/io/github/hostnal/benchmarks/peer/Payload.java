package io.github.hostnal.benchmarks.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The datagrams that all peers exchange. */
final class Payload {
  /** Bytes of payload. */
  static final int BYTES = 64;

  private static final int CAPACITY = 2048;

  private Payload() {}

  static ByteBuffer buffer(String kind) {
    return switch (kind) {
      case "heap" -> ByteBuffer.allocate(CAPACITY);
      case "direct" -> ByteBuffer.allocateDirect(CAPACITY);
      default -> throw new IllegalArgumentException("a buffer is heap or direct, not " + kind);
    };
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static InetSocketAddress wildcard() {
    return new InetSocketAddress("0.0.0.0", 0);
  }
}
