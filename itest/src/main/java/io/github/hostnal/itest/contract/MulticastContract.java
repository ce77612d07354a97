package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.Capability;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What the multicast tests have in common. */
abstract class MulticastContract extends ContractTest {

  final MulticastScene scene(String wildcard) {
    if (wildcard.contains(":")) {
      assumeCapable(Capability.IPV6);
    }
    return MulticastScene.find(wildcard)
        .orElseGet(() -> abort("no interface loops multicast of the family of " + wildcard));
  }

  final Peer sender(MulticastScene scene, int source) {
    return own(scene.sender(source));
  }

  static InetSocketAddress to(InetAddress group, UnconnectedUdp socket) {
    return new InetSocketAddress(group, socket.localAddress().getPort());
  }
}
