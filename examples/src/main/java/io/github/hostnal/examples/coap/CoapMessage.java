package io.github.hostnal.examples.coap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message (RFC 7252, section 3).
 *
 * @param type its type
 * @param code see {@link CoapCode}
 * @param id what acknowledgements refer to, 0 to 65535
 * @param token what responses refer to, up to 8 bytes
 * @param options the options, in any order
 * @param payload the payload, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // messages are not compared
public record CoapMessage(
    CoapType type, int code, int id, byte[] token, List<CoapOption> options, byte[] payload) {
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 4;
  private static final int MOST_TOKEN_BYTES = 8;
  private static final int PAYLOAD_MARKER = 0xff;
  private static final int ONE_MORE_BYTE = 13;
  private static final int TWO_MORE_BYTES = 14;
  private static final int TWO_BYTES_BASE = 269;
  private static final byte[] NOTHING = {};

  /**
   * Makes a message without a code: an acknowledgement or a Reset.
   *
   * @param type the type
   * @param id the message that it is about
   * @return the message
   */
  public static CoapMessage empty(CoapType type, int id) {
    return new CoapMessage(type, CoapCode.EMPTY, id, NOTHING, List.of(), NOTHING);
  }

  /**
   * Returns the values of an option that may be repeated.
   *
   * @param number the option's number
   * @return the options, in their order
   */
  public Stream<CoapOption> all(int number) {
    return options.stream().filter(option -> option.number() == number);
  }

  /**
   * Returns the value of an option.
   *
   * @param number the option's number
   * @return empty if the message does not have it
   */
  public Optional<CoapOption> first(int number) {
    return all(number).findFirst();
  }

  /**
   * Writes the message.
   *
   * @return the datagram
   */
  public ByteBuffer encode() {
    int room = HEADER_BYTES + token.length + 1 + payload.length;
    for (CoapOption option : options) {
      room += 5 + option.value().length;
    }
    ByteBuffer data = ByteBuffer.allocate(room);
    data.put((byte) ((VERSION << 6) | (type.number() << 4) | token.length));
    data.put((byte) code).putShort((short) id).put(token);
    int previous = 0;
    List<CoapOption> sorted =
        options.stream().sorted(Comparator.comparingInt(CoapOption::number)).toList();
    for (CoapOption option : sorted) {
      encode(data, option.number() - previous, option.value());
      previous = option.number();
    }
    if (payload.length > 0) {
      data.put((byte) PAYLOAD_MARKER).put(payload);
    }
    return data.flip();
  }

  private static void encode(ByteBuffer data, int delta, byte[] value) {
    data.put((byte) ((nibble(delta) << 4) | nibble(value.length)));
    extend(data, delta);
    extend(data, value.length);
    data.put(value);
  }

  private static int nibble(int number) {
    if (number < ONE_MORE_BYTE) {
      return number;
    }
    return number < TWO_BYTES_BASE ? ONE_MORE_BYTE : TWO_MORE_BYTES;
  }

  private static void extend(ByteBuffer data, int number) {
    if (number >= TWO_BYTES_BASE) {
      data.putShort((short) (number - TWO_BYTES_BASE));
    } else if (number >= ONE_MORE_BYTE) {
      data.put((byte) (number - ONE_MORE_BYTE));
    }
  }

  /**
   * Reads a message.
   *
   * @param data the datagram; its position moves
   * @return the message
   * @throws CoapFormatException if it is none; tells whether to reject it
   */
  public static CoapMessage decode(ByteBuffer data) throws CoapFormatException {
    if (data.remaining() < HEADER_BYTES) {
      throw new CoapFormatException("shorter than a header", -1);
    }
    int first = data.get() & 0xff;
    int code = data.get() & 0xff;
    int id = data.getShort() & 0xffff;
    if (first >> 6 != VERSION) {
      throw new CoapFormatException("of version " + (first >> 6), -1);
    }
    CoapType type = CoapType.of((first >> 4) & 3);
    Fields fields = new Fields(data, type == CoapType.CONFIRMABLE ? id : -1);
    byte[] token = fields.token(first & 0xf);
    if (code == CoapCode.EMPTY && (token.length > 0 || data.hasRemaining())) {
      throw fields.failure("empty, but with content");
    }
    List<CoapOption> options = fields.options();
    byte[] payload = new byte[data.remaining()];
    data.get(payload);
    return new CoapMessage(type, code, id, token, options, payload);
  }

  /** What comes after the header. */
  private record Fields(ByteBuffer data, int rejectId) {
    CoapFormatException failure(String message) {
      return new CoapFormatException(message, rejectId);
    }

    byte[] token(int length) throws CoapFormatException {
      if (length > MOST_TOKEN_BYTES) {
        throw failure("with a token of the reserved length " + length);
      }
      return bytes(length);
    }

    byte[] bytes(int length) throws CoapFormatException {
      if (length > data.remaining()) {
        throw failure("cut off");
      }
      byte[] bytes = new byte[length];
      data.get(bytes);
      return bytes;
    }

    /** Reads up to the end, or up to the payload. */
    List<CoapOption> options() throws CoapFormatException {
      List<CoapOption> options = new ArrayList<>();
      int number = 0;
      while (data.hasRemaining()) {
        int head = data.get() & 0xff;
        if (head == PAYLOAD_MARKER) {
          if (!data.hasRemaining()) {
            throw failure("with a payload marker, but no payload");
          }
          return options;
        }
        number += extended(head >> 4);
        options.add(new CoapOption(number, bytes(extended(head & 0xf))));
      }
      return options;
    }

    private int extended(int nibble) throws CoapFormatException {
      return switch (nibble) {
        case ONE_MORE_BYTE -> (bytes(1)[0] & 0xff) + ONE_MORE_BYTE;
        case TWO_MORE_BYTES -> (ByteBuffer.wrap(bytes(2)).getShort() & 0xffff) + TWO_BYTES_BASE;
        case 15 -> throw failure("with the reserved option nibble 15");
        default -> nibble;
      };
    }
  }
}
