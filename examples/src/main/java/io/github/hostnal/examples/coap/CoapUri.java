package io.github.hostnal.examples.coap;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A URI of the scheme {@code coap} (RFC 7252, section 6).
 *
 * @param host a name or a literal, without brackets
 * @param port the port
 * @param options the path, the query, and the host if it is a name
 */
public record CoapUri(String host, int port, List<CoapOption> options) {
  private static final int DEFAULT_PORT = 5683;

  /**
   * Reads a URI. The scope of a link-local address is written as RFC 6874 has it ({@code %25eth0}),
   * or plainly ({@code %eth0}).
   *
   * @param text the URI
   * @return its parts
   * @throws IllegalArgumentException if it is none
   */
  public static CoapUri parse(String text) {
    URI uri;
    try {
      uri = new URI(text.replaceFirst("(?<=\\[[0-9a-fA-F:.]{2,45})%25", "%"));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is not a URI: " + e.getReason(), e);
    }
    if (!"coap".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is not of the form coap://HOST[:PORT]/PATH");
    }
    boolean ipv6 = uri.getHost().startsWith("[");
    String host = ipv6 ? uri.getHost().replaceAll("[\\[\\]]", "") : uri.getHost();
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    List<CoapOption> options = new ArrayList<>();
    if (!ipv6 && !host.matches("[0-9.]+")) {
      options.add(CoapOption.of(CoapOption.URI_HOST, host));
    }
    add(options, CoapOption.URI_PATH, uri.getRawPath().replaceFirst("^/", ""), "/");
    add(options, CoapOption.URI_QUERY, uri.getRawQuery(), "&");
    return new CoapUri(host, port, List.copyOf(options));
  }

  private static void add(List<CoapOption> options, int number, String text, String separator) {
    if (text == null || text.isEmpty()) {
      return;
    }
    for (String part : text.split(separator, -1)) {
      String plain = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
      options.add(CoapOption.of(number, plain));
    }
  }
}
