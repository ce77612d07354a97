package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Memory of exactly some size, written and read as hexadecimal digits. */
final class Memory {
  private Memory() {}

  /** Returns memory with these bytes and none behind them: reading further throws. */
  static ByteBuffer of(String hex, ByteOrder order) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))).order(order);
  }

  /** Returns memory whose bytes are all 0xee, so that it shows what was written. */
  static ByteBuffer dirty(int size, ByteOrder order) {
    return of("ee".repeat(size), order);
  }

  /** Returns some bytes, without spaces. */
  static String hex(ByteBuffer memory, int from, int length) {
    byte[] bytes = new byte[length];
    memory.get(from, bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
