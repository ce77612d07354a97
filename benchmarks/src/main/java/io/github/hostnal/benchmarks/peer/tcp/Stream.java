package io.github.hostnal.benchmarks.peer.tcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** What goes over the connections of all peers. */
final class Stream {
  /** The bytes of a question, and of its answer. */
  static final int QUESTION = 64;

  /** The bytes of one write, and of the room for one read. */
  static final int CHUNK = 64 * 1024;

  /** The chunks after which the receiver sends one byte, so that the sender knows they came. */
  static final int CHUNKS_IN_BLOCK = 1024;

  static final int BLOCK = CHUNK * CHUNKS_IN_BLOCK;

  private Stream() {}

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes);
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
