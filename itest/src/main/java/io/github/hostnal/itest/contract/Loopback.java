package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The addresses that a host has for itself. */
public final class Loopback {
  /** The IPv4 loopback address that every system has. */
  public static final String IPV4 = "127.0.0.1";

  /** The IPv6 loopback address. */
  public static final String IPV6 = "::1";

  private static final Pattern RUN_OF_ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

  private Loopback() {}

  /** Returns the address that a literal stands for. */
  @SuppressWarnings("AddressSelection")
  public static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  /** Returns the socket address of a literal and a port. */
  public static InetSocketAddress at(String literal, int port) {
    return new InetSocketAddress(address(literal), port);
  }

  /** Returns the same port on another address. */
  public static InetSocketAddress at(String literal, InetSocketAddress port) {
    return at(literal, port.getPort());
  }

  /** Returns an address with its longest run of zeros left out (RFC 5952). */
  public static String brief(InetAddress address) {
    String zeros = "";
    Matcher runs = RUN_OF_ZEROS.matcher(address.getHostAddress());
    while (runs.find()) {
      zeros = runs.group().length() > zeros.length() ? runs.group() : zeros;
    }
    return zeros.isEmpty()
        ? address.getHostAddress()
        : address.getHostAddress().replaceFirst(zeros, "::");
  }

  /** Returns the unspecified address of the family of a literal. */
  public static String wildcardOf(String literal) {
    return literal.contains(":") ? "::" : "0.0.0.0";
  }

  /** Skips a test on a host that does not have the address. */
  public static void assumeUsable(String literal) {
    String reason = whyNot(literal);
    if (reason != null) {
      abort("this host cannot use " + literal + ": " + reason);
    }
  }

  /** Tells whether the host has an address. */
  public static boolean usable(String literal) {
    return whyNot(literal) == null;
  }

  /** Tells whether an address is this host's and free. */
  public static boolean usable(InetSocketAddress address) {
    return whyNot(address) == null;
  }

  private static String whyNot(String literal) {
    return whyNot(at(literal, 0));
  }

  private static String whyNot(InetSocketAddress address) {
    try {
      Peer.bound(address).close();
      return null;
    } catch (IOException | UnsupportedOperationException e) {
      return e.toString();
    }
  }

  /** Returns 127.0.0.1 to 127.0.0.9: Linux and Windows have them all, others the first only. */
  public static List<String> ipv4() {
    return IntStream.rangeClosed(1, 9).mapToObj(i -> "127.0.0." + i).toList();
  }

  /** Returns the loopback addresses of both families. */
  public static List<String> all() {
    return Stream.concat(ipv4().stream(), Stream.of(IPV6)).toList();
  }

  /** Returns an address that nobody listens on, with a port that no socket gets by chance. */
  public static InetSocketAddress closedPort(String literal) {
    return IntStream.range(20_000, 30_000)
        .mapToObj(port -> at(literal, port))
        .filter(Loopback::usable)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the loopback interface. */
  public static NetworkInterface networkInterface() {
    try {
      return NetworkInterface.getByInetAddress(address(IPV4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
