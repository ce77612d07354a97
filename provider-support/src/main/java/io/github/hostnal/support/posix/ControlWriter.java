package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts control messages together for a datagram to be sent: cmsg(3). */
public final class ControlWriter {
  private final ByteBuffer memory;
  private final int start;
  private final int lengthAt;
  private final int levelAt;
  private final int typeAt;
  private final int dataOffset;
  private final int align;
  private final boolean wideLength;
  private int end;

  /**
   * Makes a writer.
   *
   * @param abi the layouts
   * @param memory where the messages go, in native byte order
   * @param start where they begin
   */
  public ControlWriter(Abi abi, ByteBuffer memory, int start) {
    this.memory = memory;
    this.start = start;
    lengthAt = abi.of(Layout.CMSG_LEN);
    levelAt = abi.of(Layout.CMSG_LEVEL);
    typeAt = abi.of(Layout.CMSG_TYPE);
    dataOffset = abi.of(Layout.CMSG_DATA);
    align = abi.of(Layout.CMSG_ALIGN);
    wideLength = abi.of(Layout.CMSG_LEN_SIZE) == 8;
  }

  /** Begins anew. */
  public void reset() {
    end = start;
  }

  /**
   * Returns how much memory the messages take, with the padding after the last one.
   *
   * @return bytes
   */
  public int size() {
    return end - start;
  }

  /**
   * Returns the memory in which the messages are.
   *
   * @return in native byte order
   */
  public ByteBuffer memory() {
    return memory;
  }

  /**
   * Adds a message, its data all zero.
   *
   * @param level {@code cmsg_level}
   * @param type {@code cmsg_type}
   * @param dataLength how long its data is
   * @return the offset of the data in the memory
   */
  public int add(int level, int type, int dataLength) {
    int at = end;
    int length = dataOffset + dataLength;
    end += (length + align - 1) & -align;
    for (int i = at; i < end; i++) {
      memory.put(i, (byte) 0);
    }
    if (wideLength) {
      memory.putLong(at + lengthAt, length);
    } else {
      memory.putInt(at + lengthAt, length);
    }
    memory.putInt(at + levelAt, level);
    memory.putInt(at + typeAt, type);
    return at + dataOffset;
  }

  /**
   * Adds a message whose data is an {@code int}.
   *
   * @param level {@code cmsg_level}
   * @param type {@code cmsg_type}
   * @param value its data
   */
  public void addInt(int level, int type, int value) {
    memory.putInt(add(level, type, Integer.BYTES), value);
  }

  /**
   * Writes a number in network byte order.
   *
   * @param memory in native byte order
   * @param at where in it
   * @param value the number
   */
  public static void putNetworkLong(ByteBuffer memory, int at, long value) {
    memory.putLong(at, memory.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value));
  }

  /**
   * Writes a number in network byte order.
   *
   * @param memory in native byte order
   * @param at where in it
   * @param value the number
   */
  public static void putNetworkInt(ByteBuffer memory, int at, int value) {
    memory.putInt(at, memory.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value));
  }
}
