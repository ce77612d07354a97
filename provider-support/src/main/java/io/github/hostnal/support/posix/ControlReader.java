package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;

/** Walks over the control messages that came with a datagram: {@code CMSG_NXTHDR} of cmsg(3). */
public final class ControlReader {
  private final ByteBuffer memory;
  private final int start;
  private final int headerSize;
  private final int lengthAt;
  private final int levelAt;
  private final int typeAt;
  private final int dataOffset;
  private final int align;
  private final boolean wideLength;
  private int end;
  private int following;
  private int current;
  private int length;

  /**
   * Makes a reader.
   *
   * @param abi the layouts
   * @param memory where the messages are, in native byte order
   * @param start where they begin
   */
  public ControlReader(Abi abi, ByteBuffer memory, int start) {
    this.memory = memory;
    this.start = start;
    headerSize = abi.of(Layout.CMSGHDR);
    lengthAt = abi.of(Layout.CMSG_LEN);
    levelAt = abi.of(Layout.CMSG_LEVEL);
    typeAt = abi.of(Layout.CMSG_TYPE);
    dataOffset = abi.of(Layout.CMSG_DATA);
    align = abi.of(Layout.CMSG_ALIGN);
    wideLength = abi.of(Layout.CMSG_LEN_SIZE) == 8;
  }

  /**
   * Begins anew with what the system stored.
   *
   * @param size how much it is
   */
  public void reset(int size) {
    end = start + size;
    following = start;
  }

  /**
   * Goes to the next message.
   *
   * @return false if there is none, or what is there is not a whole message
   */
  public boolean next() {
    current = following;
    if (end - current < headerSize) {
      return false;
    }
    long said = wideLength ? memory.getLong(current + lengthAt) : memory.getInt(current + lengthAt);
    if (said < dataOffset || said > end - current) {
      return false;
    }
    length = (int) said;
    following = current + ((length + align - 1) & -align);
    return true;
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
   * Returns the protocol of the current message.
   *
   * @return {@code cmsg_level}
   */
  public int level() {
    return memory.getInt(current + levelAt);
  }

  /**
   * Returns the type of the current message.
   *
   * @return {@code cmsg_type}
   */
  public int type() {
    return memory.getInt(current + typeAt);
  }

  /**
   * Returns where the data of the current message is.
   *
   * @return the offset in the memory
   */
  public int dataAt() {
    return current + dataOffset;
  }

  /**
   * Returns how long the data of the current message is.
   *
   * @return bytes
   */
  public int dataLength() {
    return length - dataOffset;
  }

  /**
   * Returns the data as a number from 0 to 255, which systems store in one byte or in an int.
   *
   * @return the number; -1 if it is neither
   */
  public int octet() {
    return switch (dataLength()) {
      case 1 -> memory.get(dataAt()) & 0xff;
      case 4 -> memory.getInt(dataAt()) & 0xff;
      default -> -1;
    };
  }
}
