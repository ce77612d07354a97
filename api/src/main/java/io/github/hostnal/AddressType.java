package io.github.hostnal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses a look-up is for: {@code AddrType} of embedded-nal-async. */
public enum AddressType {
  /** IPv4 addresses ({@code A} records). */
  IPV4,
  /** IPv6 addresses ({@code AAAA} records). */
  IPV6,
  /** Addresses of either family, in the resolver's order of preference. */
  EITHER;

  /**
   * Tells whether an address is of this type.
   *
   * @param address the address
   * @return whether it is
   */
  public boolean includes(InetAddress address) {
    return switch (this) {
      case IPV4 -> address instanceof Inet4Address;
      case IPV6 -> address instanceof Inet6Address;
      case EITHER -> true;
    };
  }
}
