package io.github.hostnal.support;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Checks of socket addresses, and their form in messages. */
public final class Addresses {
  private Addresses() {}

  /**
   * Refuses an address that was not looked up.
   *
   * @param address the address
   * @throws java.nio.channels.UnresolvedAddressException if it is unresolved
   */
  public static void requireResolved(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw Failures.unresolved(address.getHostString() + ":" + address.getPort());
    }
  }

  /**
   * Refuses an address that nothing can be sent to.
   *
   * @param remote the address
   * @throws java.nio.channels.UnresolvedAddressException if it is unresolved
   * @throws IllegalArgumentException if it is a wildcard address or has port 0
   */
  public static void requireRemote(InetSocketAddress remote) {
    requireResolved(remote);
    if (remote.getPort() == 0) {
      throw new IllegalArgumentException(
          "remote " + format(remote) + " has port 0: a peer has a port from 1 to 65535");
    }
    if (remote.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "remote " + format(remote) + " is a wildcard address: a peer has a concrete one");
    }
  }

  /**
   * Refuses two addresses of different families.
   *
   * @param local the one
   * @param remote the other
   * @throws java.nio.channels.UnsupportedAddressTypeException if they differ
   */
  public static void requireSameFamily(InetSocketAddress local, InetSocketAddress remote) {
    if (isIpv6(local.getAddress()) != isIpv6(remote.getAddress())) {
      throw Failures.wrongFamily(
          "local " + format(local) + " and remote " + format(remote) + " are of two families");
    }
  }

  /**
   * Tells the family.
   *
   * @param address the address
   * @return whether it is an IPv6 address
   */
  public static boolean isIpv6(InetAddress address) {
    return address instanceof Inet6Address;
  }

  /**
   * Returns the IPv6 scope.
   *
   * @param address the address
   * @return 0 for an IPv4 address and for one without a scope
   */
  public static int scopeId(InetAddress address) {
    return address instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
  }

  /**
   * Formats an address as people write it: {@code 127.0.0.1:53}, {@code [fe80::1%2]:53}.
   *
   * @param address the address; may be unresolved
   * @return the text; no name is looked up
   */
  public static String format(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return address.getHostString() + ":" + address.getPort();
    }
    String host = format(address.getAddress());
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /**
   * Formats an address as people write it: {@code 127.0.0.1}, {@code fe80::1%2}.
   *
   * @param address the address
   * @return the text; no name is looked up
   */
  public static String format(InetAddress address) {
    String host = address.getHostAddress();
    if (host.indexOf(':') < 0) {
      return host;
    }
    // Java writes every group of an IPv6 address; people leave out the longest run of zeros.
    for (int run = 8; run > 1; run--) {
      String shorter = host.replaceFirst("(^|:)(0(:|$|(?=%))){" + run + "}", "::");
      if (!shorter.equals(host)) {
        return shorter;
      }
    }
    return host;
  }
}
