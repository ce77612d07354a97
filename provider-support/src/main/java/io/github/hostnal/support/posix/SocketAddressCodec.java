package io.github.hostnal.support.posix;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes and reads {@code sockaddr_in} and {@code sockaddr_in6}. */
public final class SocketAddressCodec {
  private final AddressCache cache;
  private final boolean hasLength;
  private final int familyAt;
  private final int inet;
  private final int inet6;
  private final int ipv4Size;
  private final int ipv4PortAt;
  private final int ipv4AddressAt;
  private final int ipv6Size;
  private final int ipv6PortAt;
  private final int ipv6FlowAt;
  private final int ipv6AddressAt;
  private final int ipv6ScopeAt;

  SocketAddressCodec(Abi abi, AddressCache cache) {
    this.cache = cache;
    familyAt = abi.of(Layout.SOCKADDR_FAMILY);
    // Where the family is one byte, the byte before it is the struct's length.
    hasLength = abi.of(Layout.SOCKADDR_FAMILY_SIZE) == 1;
    inet = abi.of(Constant.AF_INET);
    inet6 = abi.of(Constant.AF_INET6);
    ipv4Size = abi.of(Layout.SOCKADDR_IN);
    ipv4PortAt = abi.of(Layout.SIN_PORT);
    ipv4AddressAt = abi.of(Layout.SIN_ADDR);
    ipv6Size = abi.of(Layout.SOCKADDR_IN6);
    ipv6PortAt = abi.of(Layout.SIN6_PORT);
    ipv6FlowAt = abi.of(Layout.SIN6_FLOWINFO);
    ipv6AddressAt = abi.of(Layout.SIN6_ADDR);
    ipv6ScopeAt = abi.of(Layout.SIN6_SCOPE_ID);
  }

  /**
   * Writes an address.
   *
   * @param address a resolved address
   * @param into memory in native byte order
   * @param at where in it
   * @return the size of what was written
   */
  public int write(InetSocketAddress address, ByteBuffer into, int at) {
    InetAddress host = address.getAddress();
    return host instanceof Inet6Address ipv6
        ? writeIpv6(ipv6, address.getPort(), into, at)
        : writeIpv4(host, address.getPort(), into, at);
  }

  private int writeIpv4(InetAddress host, int port, ByteBuffer into, int at) {
    into.putLong(at, 0).putLong(at + 8, 0); // sin_zero too
    writeFamily(inet, ipv4Size, into, at);
    writePort(port, into, at + ipv4PortAt);
    into.put(at + ipv4AddressAt, host.getAddress());
    return ipv4Size;
  }

  private int writeIpv6(Inet6Address host, int port, ByteBuffer into, int at) {
    into.putLong(at, 0);
    writeFamily(inet6, ipv6Size, into, at);
    writePort(port, into, at + ipv6PortAt);
    into.putInt(at + ipv6FlowAt, 0);
    into.put(at + ipv6AddressAt, host.getAddress());
    into.putInt(at + ipv6ScopeAt, host.getScopeId());
    return ipv6Size;
  }

  private void writeFamily(int family, int size, ByteBuffer into, int at) {
    if (hasLength) {
      into.put(at + familyAt - 1, (byte) size);
      into.put(at + familyAt, (byte) family);
    } else {
      into.putShort(at + familyAt, (short) family);
    }
  }

  private static void writePort(int port, ByteBuffer into, int at) {
    into.put(at, (byte) (port >> 8)).put(at + 1, (byte) port);
  }

  /**
   * Reads an address.
   *
   * @param from memory in native byte order
   * @param at where in it
   * @return the address, IPv6 link-local ones with their scope
   */
  public InetSocketAddress read(ByteBuffer from, int at) {
    int family = hasLength ? from.get(at + familyAt) & 0xff : from.getShort(at + familyAt) & 0xffff;
    if (family == inet) {
      return cache.ipv4(readInt(from, at + ipv4AddressAt), readPort(from, at + ipv4PortAt));
    }
    return cache.ipv6(
        readLong(from, at + ipv6AddressAt),
        readLong(from, at + ipv6AddressAt + 8),
        readPort(from, at + ipv6PortAt),
        from.getInt(at + ipv6ScopeAt));
  }

  private static int readPort(ByteBuffer from, int at) {
    return ((from.get(at) & 0xff) << 8) | (from.get(at + 1) & 0xff);
  }

  /** Reads a number in network byte order. */
  static int readInt(ByteBuffer from, int at) {
    int value = from.getInt(at);
    return from.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }

  /** Reads a number in network byte order. */
  static long readLong(ByteBuffer from, int at) {
    long value = from.getLong(at);
    return from.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
  }
}
