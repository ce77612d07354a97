package io.github.hostnal.examples.coap;

import java.util.Arrays;

/**
 * Which part of a representation is sent, or wanted (RFC 7959, section 2.2).
 *
 * @param number counts the blocks of this size, from 0
 * @param more whether more come
 * @param sizeExponent the size is 2 to the power of this and 4; 0 to 6
 */
public record CoapBlock(int number, boolean more, int sizeExponent) {
  /** 1024 bytes, which with the headers fit into any path's datagrams. */
  public static final CoapBlock FIRST = new CoapBlock(0, false, 6);

  private static final int RESERVED = 7;

  /**
   * Reads an option.
   *
   * @param option the option
   * @return the block
   * @throws IllegalArgumentException if its size is the reserved one, or it is too long
   */
  public static CoapBlock of(CoapOption option) {
    int value = option.number32();
    if (option.value().length > 3 || (value & 7) == RESERVED) {
      throw new IllegalArgumentException("a block option that no RFC knows");
    }
    return new CoapBlock(value >>> 4, (value & 8) != 0, value & 7);
  }

  /**
   * Returns the block as an option of a response, or of a request for it.
   *
   * @return the option
   */
  public CoapOption toOption() {
    return CoapOption.of(CoapOption.BLOCK2, (number << 4) | (more ? 8 : 0) | sizeExponent);
  }

  /**
   * Returns the size of a block.
   *
   * @return 16 to 1024
   */
  public int size() {
    return 1 << (sizeExponent + 4);
  }

  /**
   * Returns the block after this.
   *
   * @return of the same size
   */
  public CoapBlock next() {
    return new CoapBlock(number + 1, false, sizeExponent);
  }

  /**
   * Tells whether a representation has this block.
   *
   * @param length the length of the representation
   * @return whether it begins before its end
   */
  public boolean isWithin(int length) {
    return number == 0 || (long) number * size() < length;
  }

  /**
   * Returns this block with the mark whether more come.
   *
   * @param length the length of the representation
   * @return the block
   */
  public CoapBlock marked(int length) {
    return new CoapBlock(number, (long) (number + 1) * size() < length, sizeExponent);
  }

  /**
   * Cuts the block out.
   *
   * @param representation of which it is a part
   * @return the bytes
   */
  public byte[] of(byte[] representation) {
    int start = number * size();
    return Arrays.copyOfRange(
        representation, start, Math.min(start + size(), representation.length));
  }
}
