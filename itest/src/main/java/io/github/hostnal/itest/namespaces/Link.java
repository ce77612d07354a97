package io.github.hostnal.itest.namespaces;

import java.util.List;
import java.util.stream.Stream;

/**
 * A link between the host and one of its two neighbours. The host's interface has the neighbour's
 * name; the neighbour's interface is called {@code host}.
 */
enum Link {
  RED("red", 1),
  BLUE("blue", 2);

  /** The host's link-local address, the same one on both links. */
  static final String HOST_LINK_LOCAL = "fe80::1";

  /** The link-local address of either neighbour. */
  static final String PEER_LINK_LOCAL = "fe80::10";

  private final String neighbour;
  private final int network;

  Link(String neighbour, int network) {
    this.neighbour = neighbour;
    this.network = network;
  }

  /** The name of the neighbour, and of the host's interface. */
  String neighbour() {
    return neighbour;
  }

  Link other() {
    return this == RED ? BLUE : RED;
  }

  /** Returns the host's first or second address on the link. */
  String host(Family family, int number) {
    return address(family, number);
  }

  /** Returns the host's global addresses on the link. */
  List<String> host(Family family) {
    return List.of(host(family, 1), host(family, 2));
  }

  /** Returns the neighbour's address. */
  String peer(Family family) {
    return address(family, 10);
  }

  /** Returns another address of the neighbour's. */
  String otherPeer(Family family) {
    return address(family, 11);
  }

  /** Returns an address of the link's network; 1, 2, 10 and 11 are in use, up to 99 are allowed. */
  String address(Family family, int number) {
    return family.pick("10.71." + network + "." + number, "fd71:" + network + "::" + number);
  }

  /** Returns the link's IPv4 broadcast address. */
  String broadcast() {
    return "10.71." + network + ".255";
  }

  /** Returns all global addresses of the host, on both links. */
  static List<String> allOfHost() {
    return Stream.of(values())
        .flatMap(link -> Stream.of(Family.values()).flatMap(family -> link.host(family).stream()))
        .toList();
  }
}
