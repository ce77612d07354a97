package io.github.hostnal.support.tcp;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Checks of the buffers that users bring. */
final class Buffers {
  private Buffers() {}

  static boolean haveRemaining(ByteBuffer[] buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  /** Returns an array that nobody else changes. */
  static ByteBuffer[] copy(ByteBuffer[] buffers, String name) {
    ByteBuffer[] copy = Objects.requireNonNull(buffers, name).clone();
    for (int i = 0; i < copy.length; i++) {
      int at = i;
      Objects.requireNonNull(copy[i], () -> name + "[" + at + "]");
    }
    return copy;
  }
}
