package io.github.hostnal.itest.namespaces;

/** An address family. */
enum Family {
  IPV4("0.0.0.0", 65_507),
  IPV6("::", 65_527);

  private final String wildcard;
  private final int largestPayload;

  Family(String wildcard, int largestPayload) {
    this.wildcard = wildcard;
    this.largestPayload = largestPayload;
  }

  static Family of(String literal) {
    return literal.contains(":") ? IPV6 : IPV4;
  }

  String wildcard() {
    return wildcard;
  }

  /** The most bytes that fit into a datagram. */
  int largestPayload() {
    return largestPayload;
  }

  /** The bytes of an IP and a UDP header. */
  int headers() {
    return this == IPV4 ? 28 : 48;
  }

  /** Returns one of two literals. */
  String pick(String ipv4, String ipv6) {
    return this == IPV4 ? ipv4 : ipv6;
  }
}
