package io.github.hostnal.examples.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoapUriTest {

  private static List<String> values(CoapUri uri, int number) {
    return uri.options().stream()
        .filter(option -> option.number() == number)
        .map(CoapOption::text)
        .toList();
  }

  @Test
  void takesANameWithPathAndQuery() {
    CoapUri uri = CoapUri.parse("coap://example.org:5555/a%2Fb/c+d?x=1&y=%C3%A4");
    assertEquals("example.org", uri.host());
    assertEquals(5555, uri.port());
    assertEquals(List.of("example.org"), values(uri, CoapOption.URI_HOST));
    assertEquals(List.of("a/b", "c+d"), values(uri, CoapOption.URI_PATH));
    assertEquals(List.of("x=1", "y=\u00e4"), values(uri, CoapOption.URI_QUERY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coap://[fe80::1%25eth0]/", "coap://[fe80::1%eth0]"})
  void takesALiteralWithScope(String text) {
    CoapUri uri = CoapUri.parse(text);
    assertEquals("fe80::1%eth0", uri.host());
    assertEquals(5683, uri.port());
    assertEquals(List.of(), uri.options());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://[::1]/", "coap:", "coap:///path", "coap://a b/", "::1"})
  void refusesOthers(String text) {
    assertThrows(IllegalArgumentException.class, () -> CoapUri.parse(text));
  }
}
