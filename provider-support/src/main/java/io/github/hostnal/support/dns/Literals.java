package io.github.hostnal.support.dns;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Address literals, which need no look-up. */
final class Literals {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern INDEX = Pattern.compile("\\d{1,10}");

  private Literals() {}

  /**
   * Returns the address that a literal stands for.
   *
   * @param host a dotted quad; an IPv6 address, perhaps in brackets, perhaps with a scope that is
   *     an interface's index or name; or anything else
   * @return empty for anything else
   * @throws UnknownHostException for what can only be a literal, but is a bad one
   */
  static Optional<InetAddress> parse(String host) throws UnknownHostException {
    if (host.startsWith("[") && host.endsWith("]")) {
      return Optional.of(ipv6(host, host.substring(1, host.length() - 1)));
    }
    if (host.indexOf(':') >= 0) {
      return Optional.of(ipv6(host, host));
    }
    return IPV4.matcher(host).matches() ? ipv4(host) : Optional.empty();
  }

  /** Numbers with leading zeros are octal for some and decimal for others: not for us to say. */
  private static Optional<InetAddress> ipv4(String host) throws UnknownHostException {
    String[] numbers = host.split("\\.", -1);
    byte[] address = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      if (number > 255 || (numbers[i].length() > 1 && numbers[i].startsWith("0"))) {
        return Optional.empty();
      }
      address[i] = (byte) number;
    }
    return Optional.of(InetAddress.getByAddress(address));
  }

  private static InetAddress ipv6(String host, String literal) throws UnknownHostException {
    int percent = literal.indexOf('%');
    String plain = percent < 0 ? literal : literal.substring(0, percent);
    if (plain.indexOf(':') < 0) {
      throw new UnknownHostException(host + ": not an IPv6 address");
    }
    InetAddress address;
    try {
      address = InetAddress.getByName(plain); // with a colon, it never looks up
    } catch (UnknownHostException e) {
      throw failure(host + ": not an IPv6 address", e);
    }
    return percent < 0 ? address : scoped(host, address, literal.substring(percent + 1));
  }

  private static InetAddress scoped(String host, InetAddress address, String scope)
      throws UnknownHostException {
    if (!(address instanceof Inet6Address)) {
      throw new UnknownHostException(host + ": an IPv4 address has no scope");
    }
    return Inet6Address.getByAddress(null, address.getAddress(), index(host, scope));
  }

  private static int index(String host, String scope) throws UnknownHostException {
    try {
      if (INDEX.matcher(scope).matches()) {
        return Integer.parseInt(scope);
      }
      NetworkInterface found = scope.isEmpty() ? null : NetworkInterface.getByName(scope);
      if (found != null) {
        return found.getIndex();
      }
    } catch (IOException | NumberFormatException e) {
      throw failure(host + ": no interface " + scope, e);
    }
    throw new UnknownHostException(host + ": no interface " + scope);
  }

  private static UnknownHostException failure(String message, Exception cause) {
    UnknownHostException failure = new UnknownHostException(message);
    failure.initCause(cause);
    return failure;
  }
}
