package io.github.hostnal.itest.namespaces;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A host with several addresses on two links, and a third network behind its two neighbours:
 *
 * <pre>
 *          red ---- host ---- blue        host: 10.71.1.1, .2, fd71:1::1, ::2, fe80::1 towards red
 *            \                /                 10.71.2.1, .2, fd71:2::1, ::2, fe80::1 towards blue
 *             ----- far ------            red:  10.71.1.10, .11; blue: 10.71.2.10, .11
 * </pre>
 *
 * <p>Far is 10.71.3.10 on the network that it shares with red, and 10.71.4.10 on the one that it
 * shares with blue, which has an MTU of 1400 bytes. Far's way to the host's addresses towards red
 * is by red; the host's way to far is always by blue.
 */
final class Topology implements AutoCloseable {
  static final int LINK_MTU = 1500;
  static final int FAR_MTU = 1400;

  private static final String HOST =
      """
      addr add 10.71.1.1/24 brd 10.71.1.255 dev red
      addr add 10.71.1.2/24 brd 10.71.1.255 dev red
      addr add fd71:1::1/64 dev red nodad
      addr add fd71:1::2/64 dev red nodad
      addr add fe80::1/64 dev red nodad
      addr add 10.71.2.1/24 brd 10.71.2.255 dev blue
      addr add 10.71.2.2/24 brd 10.71.2.255 dev blue
      addr add fd71:2::1/64 dev blue nodad
      addr add fd71:2::2/64 dev blue nodad
      addr add fe80::1/64 dev blue nodad
      route add 10.71.3.0/24 via 10.71.2.10 metric 100
      route add 10.71.3.0/24 via 10.71.1.10 metric 200
      route add 10.71.4.0/24 via 10.71.2.10
      route add fd71:3::/64 via fd71:2::10 metric 100
      route add fd71:3::/64 via fd71:1::10 metric 200
      route add fd71:4::/64 via fd71:2::10
      """;

  private static final String NEIGHBOUR =
      """
      addr add 10.71.%1$d.10/24 brd 10.71.%1$d.255 dev host
      addr add 10.71.%1$d.11/24 brd 10.71.%1$d.255 dev host
      addr add fd71:%1$d::10/64 dev host nodad
      addr add fd71:%1$d::11/64 dev host nodad
      addr add fe80::10/64 dev host nodad
      addr add 10.71.%2$d.1/24 dev far
      addr add fd71:%2$d::1/64 dev far nodad
      addr add fe80::20/64 dev far nodad
      route add default via 10.71.%1$d.1
      route add ::/0 via fd71:%1$d::1
      """;

  private static final String FAR =
      """
      addr add 10.71.3.10/24 dev red
      addr add fd71:3::10/64 dev red nodad
      addr add fe80::30/64 dev red nodad
      addr add 10.71.4.10/24 dev blue
      addr add 10.71.4.11/24 dev blue
      addr add fd71:4::10/64 dev blue nodad
      addr add fe80::30/64 dev blue nodad
      route add 10.71.1.0/24 via 10.71.3.1
      route add 10.71.2.0/24 via 10.71.4.1
      route add fd71:1::/64 via fd71:3::1
      route add fd71:2::/64 via fd71:4::1
      """;

  private final Deque<Namespace> namespaces = new ArrayDeque<>();
  private final Namespace host;
  private final Namespace red;
  private final Namespace blue;
  private final Namespace far;

  Topology() {
    try {
      host = add("host");
      red = add("red");
      blue = add("blue");
      far = add("far");
      connect();
      configure();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Namespace add(String label) {
    Namespace namespace = Namespace.create(label);
    namespaces.push(namespace);
    return namespace;
  }

  private void connect() {
    Cable.lay(host, "red", red, "host");
    Cable.lay(host, "blue", blue, "host");
    Cable.lay(red, "far", far, "red");
    Cable.lay(blue, "far", far, "blue");
    blue.ip("link set far mtu " + FAR_MTU);
    far.ip("link set blue mtu " + FAR_MTU);
  }

  private void configure() {
    for (Namespace router : List.of(red, blue)) {
      router.sysctl("net/ipv4/ip_forward", 1);
      router.sysctl("net/ipv6/conf/all/forwarding", 1);
      router.sysctl("net/ipv4/icmp_ratemask", 0);
      router.sysctl("net/ipv6/icmp/ratelimit", 0);
    }
    host.ipAddresses(HOST);
    red.ipAddresses(NEIGHBOUR.formatted(1, 3));
    blue.ipAddresses(
        NEIGHBOUR.formatted(2, 4)
            + "route add 10.71.3.0/24 via 10.71.4.10\n"
            + "route add fd71:3::/64 via fd71:4::10\n");
    far.ipAddresses(FAR);
  }

  Namespace host() {
    return host;
  }

  Namespace far() {
    return far;
  }

  /** Returns the neighbour at the other end of a link. */
  Namespace peer(Link link) {
    return link == Link.RED ? red : blue;
  }

  @Override
  public void close() {
    while (!namespaces.isEmpty()) {
      namespaces.pop().close();
    }
  }
}
