package io.github.hostnal.itest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes to send, and what was received. */
public final class Payload {
  /** The most that fits into an IPv4 datagram: 65535 less headers of 20 and 8 bytes. */
  public static final int LARGEST_IPV4 = 65_507;

  /** The most that fits into an IPv6 datagram: 65535 less a header of 8 bytes. */
  public static final int LARGEST_IPV6 = 65_527;

  private Payload() {}

  /** Returns a buffer of a text. */
  public static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  /** Returns a buffer of four bytes that hold a number. */
  public static ByteBuffer number(int number) {
    return ByteBuffer.allocate(4).putInt(0, number);
  }

  /** Returns the number that a buffer begins with, whatever its position. */
  public static int numberIn(ByteBuffer buffer) {
    return buffer.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0);
  }

  /** Returns the remaining bytes. */
  public static byte[] bytesIn(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** Returns the text that the remaining bytes are. */
  public static String textIn(ByteBuffer buffer) {
    return new String(bytesIn(buffer), UTF_8);
  }

  /** Returns bytes no two neighbours of which are alike, so that a shift shows. */
  public static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7 + (i >> 8));
    }
    return bytes;
  }

  /** Returns what is before the position. */
  public static byte[] stored(ByteBuffer buffer) {
    return bytesIn(buffer.duplicate().flip());
  }
}
