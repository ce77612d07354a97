package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every received datagram names the concrete address that it was sent to. */
@Tag(Tags.LOCAL_ADDRESS)
class LocalAddressTest extends ContractTest {
  private static final String EVERY_ADDRESS = "io.github.hostnal.itest.contract.Loopback#all";

  @BeforeEach
  void needsTheLocalAddress() {
    assumeCapable(Capability.RECEIVE_LOCAL_ADDRESS);
  }

  @ParameterizedTest
  @MethodSource(EVERY_ADDRESS)
  void onTheWildcardOfOneFamily(String host) {
    assumeUsable(host);
    assertNamed(host, bindMultiple(Loopback.wildcardOf(host)));
  }

  @ParameterizedTest
  @MethodSource(EVERY_ADDRESS)
  void onBothFamilies(String host) {
    assumeUsable(host);
    assertNamed(host, bindBothFamilies());
  }

  @ParameterizedTest
  @MethodSource(EVERY_ADDRESS)
  void onASingleAddress(String host) {
    assumeUsable(host);
    UnconnectedUdp socket = bindSingle(host);
    assertNamed(host, socket);
    assertEquals(Loopback.address(host), socket.localAddress().getAddress());
  }

  @ParameterizedTest
  @MethodSource(EVERY_ADDRESS)
  void onOneAddressThroughBindMultiple(String host) {
    assumeUsable(host);
    assertNamed(host, bindMultiple(host));
  }

  private void assertNamed(String host, UnconnectedUdp socket) {
    Peer peer = peer(host);
    InetSocketAddress asked = Loopback.at(host, socket.localAddress());
    peer.send(asked, "hello");
    Received received = receive(socket);
    Datagram datagram = received.datagram();
    assertEquals("hello", received.text());
    assertEquals(asked, datagram.local());
    assertEquals(asked, datagram.replyFrom(), "replyFrom");
    assertEquals(peer.address(), datagram.remote(), "remote");
    assertFalse(datagram.local().isUnresolved());
    assertFalse(datagram.remote().isUnresolved());
  }

  @Test
  void queuedDatagramsAreNamedEachForItself() {
    List<String> hosts = Loopback.all().stream().filter(this::isUsable).toList();
    UnconnectedUdp socket = bindBothFamilies();
    Peer ipv4 = peer(Loopback.IPV4);
    Peer ipv6 = hosts.contains(Loopback.IPV6) ? peer(Loopback.IPV6) : null;
    List<String> order =
        new ArrayList<>(Collections.nCopies(10, hosts).stream().flatMap(List::stream).toList());
    Collections.shuffle(order, new Random(4711));
    for (String host : order) {
      Peer sender = host.equals(Loopback.IPV6) ? ipv6 : ipv4;
      sender.send(Loopback.at(host, socket.localAddress()), host);
    }
    for (int i = 0; i < order.size(); i++) {
      Received received = receive(socket);
      assertEquals(
          Loopback.at(received.text(), socket.localAddress()), received.datagram().local());
    }
  }

  private boolean isUsable(String host) {
    boolean family = !host.contains(":") || stack.capabilities().contains(Capability.IPV6);
    return family && Loopback.usable(host);
  }

  @Test
  void onEveryAddressOfEveryInterface() throws SocketException {
    UnconnectedUdp socket = bindBothFamilies();
    for (NetworkInterface on : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : Collections.list(on.getInetAddresses())) {
        if (on.isUp() && isUsable(address.getHostAddress())) {
          assertNamedWithScope(on, address, socket);
        }
      }
    }
  }

  private void assertNamedWithScope(
      NetworkInterface on, InetAddress address, UnconnectedUdp socket) {
    InetSocketAddress asked = new InetSocketAddress(address, socket.localAddress().getPort());
    try (Peer peer = Peer.on(new InetSocketAddress(address, 0))) {
      peer.send(asked, "hello");
      Datagram datagram = receive(socket).datagram();
      assertEquals(asked, datagram.local());
      assertEquals(peer.address(), datagram.remote());
      if (address.isLinkLocalAddress() && address instanceof Inet6Address) {
        assertScope(on, datagram.local());
        assertScope(on, datagram.remote());
        assertScope(on, datagram.replyFrom());
      }
    }
  }

  private static void assertScope(NetworkInterface on, InetSocketAddress address) {
    Inet6Address linkLocal = (Inet6Address) address.getAddress();
    assertEquals(on.getIndex(), linkLocal.getScopeId(), () -> "scope of " + address);
  }

  @Test
  void theInterfaceIsTheOneThatOwnsTheAddress() {
    assumeCapable(Capability.RECEIVE_INTERFACE);
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    peer(Loopback.IPV4).send(Loopback.at(Loopback.IPV4, socket.localAddress()), "hello");
    assertEquals(
        Loopback.networkInterface().getIndex(), receive(socket).datagram().interfaceIndex());
  }
}
