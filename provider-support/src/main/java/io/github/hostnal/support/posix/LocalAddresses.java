package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Which addresses are the host's own unicast ones, as known at most a second ago: what a datagram
 * may be sent from, and what to answer from where the system tells the destination alone.
 */
final class LocalAddresses {
  private static final long LIFETIME = TimeUnit.SECONDS.toNanos(1);

  /** Addresses that no interface has: a loopback network may be the host's as a whole. */
  private static final int MOST_PROBED = 256;

  private final HostInterfaces interfaces;
  private final Predicate<InetAddress> bindable;
  private final LongSupplier clock;
  private volatile Snapshot snapshot;

  /**
   * Makes it.
   *
   * @param interfaces the look-up
   * @param bindable whether the system would bind an address that no interface has
   * @param clock in nanoseconds
   */
  LocalAddresses(HostInterfaces interfaces, Predicate<InetAddress> bindable, LongSupplier clock) {
    this.interfaces = interfaces;
    this.bindable = bindable;
    this.clock = clock;
  }

  /** Tells whether the host has a unicast address. */
  boolean isUnicast(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return false;
    }
    Snapshot now = current();
    return now.unicast.contains(address)
        || (!now.isBroadcast(address) && now.isProbed(address, bindable));
  }

  /**
   * Returns the IPv4 address to answer from, in network order; 0 if the system has to choose.
   *
   * @param destination where a datagram was sent to
   * @param interfaceIndex where it came in; 0 if that is not known
   * @param remote where it came from
   */
  int replyFrom(int destination, int interfaceIndex, InetAddress remote) {
    Snapshot known = snapshot;
    if (destination == 0 || (known != null && known.hasUnicast(destination))) {
      return destination;
    }
    byte[] bytes = ByteBuffer.allocate(4).putInt(destination).array();
    InetAddress address = Wildcards.address(bytes);
    if (isUnicast(address)) {
      return destination;
    }
    return current()
        .find(interfaceIndex)
        .flatMap(on -> best(on, address, remote))
        .map(best -> ByteBuffer.wrap(best.getAddress()).getInt())
        .orElse(0);
  }

  /** Prefers the network that was asked, then the asker's, then the primary address. */
  private static Optional<InetAddress> best(HostInterface on, InetAddress asked, InetAddress by) {
    List<HostInterface.Assigned> candidates =
        on.addresses().stream().filter(one -> one.address() instanceof Inet4Address).toList();
    return candidates.stream()
        .filter(one -> one.isBroadcast(asked))
        .findFirst()
        .or(() -> candidates.stream().filter(one -> one.isNeighbour(by)).findFirst())
        .or(() -> candidates.stream().findFirst())
        .map(HostInterface.Assigned::address);
  }

  private Snapshot current() {
    Snapshot known = snapshot;
    long now = clock.getAsLong();
    if (known == null || now - known.madeAt > LIFETIME) {
      known = new Snapshot(now, list());
      snapshot = known;
    }
    return known;
  }

  private List<HostInterface> list() {
    try {
      return interfaces.list();
    } catch (IOException e) {
      return List.of(); // not known: the system is asked for each address
    }
  }

  private static final class Snapshot {
    private final long madeAt;
    private final List<HostInterface> interfaces;
    private final Set<InetAddress> unicast = new HashSet<>();
    private final int[] unicastIpv4;
    private final Map<InetAddress, Boolean> probed = new ConcurrentHashMap<>();

    Snapshot(long madeAt, List<HostInterface> interfaces) {
      this.madeAt = madeAt;
      this.interfaces = interfaces;
      interfaces.forEach(one -> one.addresses().forEach(each -> unicast.add(each.address())));
      unicastIpv4 =
          unicast.stream()
              .filter(Inet4Address.class::isInstance)
              .mapToInt(address -> ByteBuffer.wrap(address.getAddress()).getInt())
              .sorted()
              .toArray();
    }

    boolean hasUnicast(int address) {
      return Arrays.binarySearch(unicastIpv4, address) >= 0;
    }

    boolean isBroadcast(InetAddress address) {
      return Arrays.equals(address.getAddress(), new byte[] {-1, -1, -1, -1})
          || interfaces.stream()
              .flatMap(one -> one.addresses().stream())
              .anyMatch(one -> one.isBroadcast(address));
    }

    boolean isProbed(InetAddress address, Predicate<InetAddress> bindable) {
      Boolean known = probed.get(address);
      if (known == null) {
        known = bindable.test(address);
        if (probed.size() < MOST_PROBED) {
          probed.put(address, known);
        }
      }
      return known;
    }

    Optional<HostInterface> find(int index) {
      return interfaces.stream().filter(one -> one.index() == index).findFirst();
    }
  }
}
