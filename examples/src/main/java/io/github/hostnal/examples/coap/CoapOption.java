package io.github.hostnal.examples.coap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An option of a message.
 *
 * @param number its number in the registry
 * @param value its value, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent") // options are compared by number only
public record CoapOption(int number, byte[] value) {
  /** The host that a request is for. */
  public static final int URI_HOST = 3;

  /** Tells one representation of a resource from another. */
  public static final int ETAG = 4;

  /** The port that a request is for. */
  public static final int URI_PORT = 7;

  /** One segment of the path. */
  public static final int URI_PATH = 11;

  /** What the payload is. */
  public static final int CONTENT_FORMAT = 12;

  /** One argument. */
  public static final int URI_QUERY = 15;

  /** What the client wants the payload to be. */
  public static final int ACCEPT = 17;

  /** Which block of a response this is, or is wanted. */
  public static final int BLOCK2 = 23;

  /** How large the whole response is. */
  public static final int SIZE2 = 28;

  /**
   * Makes an option of text.
   *
   * @param number the number
   * @param text the value
   * @return the option
   */
  public static CoapOption of(int number, String text) {
    return new CoapOption(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes an option of a number, in as few bytes as it takes.
   *
   * @param number the number of the option
   * @param value its value, not negative
   * @return the option
   */
  public static CoapOption of(int number, int value) {
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 7) / 8;
    byte[] all = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    byte[] least = new byte[bytes];
    System.arraycopy(all, Integer.BYTES - bytes, least, 0, bytes);
    return new CoapOption(number, least);
  }

  /**
   * Tells whether who does not know the option must not process the message.
   *
   * @return whether the number is odd
   */
  public boolean isCritical() {
    return (number & 1) == 1;
  }

  /**
   * Returns the value as text.
   *
   * @return the text
   */
  public String text() {
    return new String(value, StandardCharsets.UTF_8);
  }

  /**
   * Returns the value as a number.
   *
   * @return the lowest 32 bits
   */
  public int number32() {
    int result = 0;
    for (byte octet : value) {
      result = (result << 8) | (octet & 0xff);
    }
    return result;
  }
}
