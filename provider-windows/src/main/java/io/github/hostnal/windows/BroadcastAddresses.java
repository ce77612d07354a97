package io.github.hostnal.windows;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The IPv4 addresses from which nothing can be sent, since they are not of one host. */
final class BroadcastAddresses {
  private static final int MULTICAST_BITS = 0xe000_0000;
  private static final int MULTICAST_MASK = 0xf000_0000;
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private volatile Snapshot snapshot;

  private record Snapshot(long taken, Set<Integer> addresses) {}

  /** Tells whether an address, in network order, is of a group or of all hosts of a network. */
  boolean contains(int address) {
    return (address & MULTICAST_MASK) == MULTICAST_BITS
        || address == -1
        || current().contains(address);
  }

  private Set<Integer> current() {
    Snapshot known = snapshot;
    if (known == null || System.nanoTime() - known.taken > KEPT_NANOS) {
      known = new Snapshot(System.nanoTime(), ofInterfaces());
      snapshot = known;
    }
    return known.addresses;
  }

  private static Set<Integer> ofInterfaces() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(candidate -> candidate.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getBroadcast)
          .filter(Objects::nonNull)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getAddress)
          .map(bytes -> ByteBuffer.wrap(bytes).getInt())
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException e) {
      return Set.of(); // not known
    }
  }
}
