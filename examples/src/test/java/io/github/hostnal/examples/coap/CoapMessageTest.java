package io.github.hostnal.examples.coap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoapMessageTest {
  private static final byte[] NONE = {};

  private static String hex(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static CoapMessage decode(String hex) throws CoapFormatException {
    return CoapMessage.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  /** RFC 7252, appendix A, figure 16: the request. */
  @Test
  void encodesTheRequestOfTheRfc() {
    CoapOption path = CoapOption.of(CoapOption.URI_PATH, "temperature");
    CoapMessage message =
        new CoapMessage(CoapType.CONFIRMABLE, CoapCode.GET, 0x7d34, NONE, List.of(path), NONE);
    assertEquals("40017d34bb74656d7065726174757265", hex(message.encode()));
  }

  /** RFC 7252, appendix A, figure 16: the response. */
  @Test
  void decodesTheResponseOfTheRfc() throws Exception {
    CoapMessage message = decode("60457d34ff32322e332043");
    assertEquals(CoapType.ACKNOWLEDGEMENT, message.type());
    assertEquals(CoapCode.CONTENT, message.code());
    assertEquals(0x7d34, message.id());
    assertEquals("22.3 C", new String(message.payload(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, 13, 14, 268, 269, 270, 1000})
  void keepsOptionsOfEveryLengthAndDelta(int size) throws Exception {
    byte[] token = {1, 2, 3};
    CoapOption option = new CoapOption(size + 1, new byte[size]);
    CoapMessage message =
        new CoapMessage(
            CoapType.NON_CONFIRMABLE,
            CoapCode.POST,
            0xffff,
            token,
            List.of(option),
            new byte[] {7});
    CoapMessage again = CoapMessage.decode(message.encode());
    assertArrayEquals(token, again.token());
    assertEquals(size, again.first(size + 1).orElseThrow().value().length);
    assertArrayEquals(new byte[] {7}, again.payload());
    assertEquals(0xffff, again.id());
  }

  @Test
  void putsOptionsInOrder() throws Exception {
    List<CoapOption> options =
        List.of(
            CoapOption.of(CoapOption.URI_QUERY, "a"),
            CoapOption.of(CoapOption.URI_PATH, "b"),
            CoapOption.of(CoapOption.URI_PATH, "c"));
    CoapMessage message =
        new CoapMessage(CoapType.CONFIRMABLE, CoapCode.GET, 1, NONE, options, NONE);
    CoapMessage again = CoapMessage.decode(message.encode());
    assertEquals(List.of("b", "c"), again.all(CoapOption.URI_PATH).map(CoapOption::text).toList());
    assertEquals("a", again.first(CoapOption.URI_QUERY).orElseThrow().text());
  }

  /** Too short, another version, a token that is too long, cut options, a marker and no payload. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "400100",
        "00010001",
        "49010001",
        "4201000101",
        "40010001b1",
        "40010001ff",
        "40010001f0",
        "400100010f"
      })
  void refusesWhatIsMalformed(String hex) {
    assertThrows(CoapFormatException.class, () -> decode(hex));
  }
}
