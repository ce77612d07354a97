package io.github.hostnal.support.posix;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The socket addresses that were seen lately, since making one costs more than a hundred bytes: a
 * direct-mapped table of a fixed size. Lookups from several threads may race; entries are
 * immutable, so the worst that can happen is that an address is made twice.
 */
final class AddressCache {
  private static final int SIZE = 1024;

  private final Entry[] entries = new Entry[SIZE];

  private record Entry(long high, long low, int port, int scope, InetSocketAddress address) {
    boolean matches(long otherHigh, long otherLow, int otherPort, int otherScope) {
      return low == otherLow && port == otherPort && high == otherHigh && scope == otherScope;
    }
  }

  /** Returns an IPv4 address; its four bytes are in network order. */
  InetSocketAddress ipv4(int address, int port) {
    // The key is the IPv4-mapped form, which no IPv6 socket here ever sees.
    return find(0, 0xffff_0000_0000L | (address & 0xffff_ffffL), port, 0);
  }

  /** Returns an IPv6 address; its two halves are in network order. */
  InetSocketAddress ipv6(long high, long low, int port, int scope) {
    return find(high, low, port, scope);
  }

  private InetSocketAddress find(long high, long low, int port, int scope) {
    long mixed = (low ^ (high * 31) ^ ((long) port << 32) ^ scope) * 0x9e37_79b9_7f4a_7c15L;
    int slot = (int) (mixed >>> 54);
    Entry entry = entries[slot];
    if (entry == null || !entry.matches(high, low, port, scope)) {
      entry = new Entry(high, low, port, scope, create(high, low, port, scope));
      entries[slot] = entry;
    }
    return entry.address;
  }

  private static InetSocketAddress create(long high, long low, int port, int scope) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      InetAddress address =
          scope == 0
              ? InetAddress.getByAddress(bytes)
              : Inet6Address.getByAddress(null, bytes, scope);
      return new InetSocketAddress(address, port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
