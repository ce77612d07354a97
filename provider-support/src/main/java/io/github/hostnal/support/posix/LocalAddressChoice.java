package io.github.hostnal.support.posix;

import io.github.hostnal.support.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;

/** Picks one local address where the user leaves the choice to the system. */
final class LocalAddressChoice {
  /** RFC 5737 and RFC 3849: no route leads there but the default route; nothing is sent. */
  private static final String[] FAR_AWAY = {"203.0.113.1", "2001:db8::1"};

  private final PosixSystem system;

  LocalAddressChoice(PosixSystem system) {
    this.system = system;
  }

  /** Returns an address of the same family as the unspecified one. */
  InetAddress pick(InetAddress unspecified) throws IOException {
    boolean ipv6 = Addresses.isIpv6(unspecified);
    Optional<InetAddress> routed = fromDefaultRoute(ipv6);
    if (routed.isPresent()) {
      return routed.get();
    }
    Optional<InetAddress> first =
        system.platform().interfaces().list().stream()
            .filter(candidate -> candidate.up() && !candidate.loopback())
            .sorted(Comparator.comparingInt(HostInterface::index))
            .flatMap(candidate -> primary(candidate, ipv6).stream())
            .findFirst();
    return first.orElse(InetAddress.getByName(ipv6 ? "::1" : "127.0.0.1"));
  }

  private Optional<InetAddress> fromDefaultRoute(boolean ipv6) throws IOException {
    SystemSocket probe = SystemSocket.open(system, ipv6);
    try {
      InetAddress target = InetAddress.getByName(FAR_AWAY[ipv6 ? 1 : 0]);
      if (probe.tryConnect(new InetSocketAddress(target, 9)) != 0) {
        return Optional.empty();
      }
      InetAddress local = probe.localAddress().getAddress();
      return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
    } finally {
      probe.close();
    }
  }

  private static Optional<InetAddress> primary(HostInterface of, boolean ipv6) {
    return of.addresses().stream()
        .map(HostInterface.Assigned::address)
        .filter(address -> Addresses.isIpv6(address) == ipv6)
        .filter(address -> !address.isLinkLocalAddress())
        .findFirst();
  }
}
