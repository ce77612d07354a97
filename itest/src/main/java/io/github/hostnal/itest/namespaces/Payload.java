package io.github.hostnal.itest.namespaces;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Bytes to send, and what was received. */
final class Payload {
  /** The most that any datagram has. */
  static final int LARGEST = 65_527;

  private Payload() {}

  static ByteBuffer of(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  static String text(ByteBuffer payload) {
    return UTF_8.decode(payload.duplicate()).toString();
  }

  /** Returns bytes no two neighbours of which are alike, so that a shift shows. */
  static ByteBuffer pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7 + (i >> 8));
    }
    return ByteBuffer.wrap(bytes);
  }

  /** Returns what is before the position. */
  static ByteBuffer stored(ByteBuffer buffer) {
    return buffer.duplicate().flip();
  }
}
