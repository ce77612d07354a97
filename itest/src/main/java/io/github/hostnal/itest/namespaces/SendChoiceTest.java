package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is chosen for one datagram arrives with it, as hostnal at the other end sees it. */
@Tag(Tags.TRAIT)
class SendChoiceTest extends NamespaceTest {

  private static String far(Family family) {
    return family.pick("10.71.3.10", "fd71:3::10");
  }

  /** Sends a datagram with a choice, and returns it as it arrived. */
  private Datagram send(UnconnectedUdp from, UnconnectedUdp to, UnaryOperator<Transmit> choice) {
    Transmit transmit = choice.apply(Transmit.to(to.localAddress(), Payload.of("hello")));
    Await.result(from.send(transmit));
    Received received = receive(to);
    assertEquals("hello", received.text());
    return received.datagram();
  }

  static Stream<Arguments> familiesAndHops() {
    return Stream.of(Family.values())
        .flatMap(family -> Stream.of(1, 2, 64, 255).map(hops -> Arguments.of(family, hops)));
  }

  @ParameterizedTest
  @MethodSource("familiesAndHops")
  void theHopLimitIsTheOneSent(Family family, int hops) {
    UnconnectedUdp peer = bindIn(net.peer(Link.RED), Link.RED.peer(family));
    UnconnectedUdp socket = bindBothFamilies();
    assertEquals(hops, send(socket, peer, t -> t.withHopLimit(hops)).hopLimit());
    socket.setOption(UdpSocketOptions.HOP_LIMIT, hops);
    assertEquals(hops, send(socket, peer, t -> t).hopLimit());
    assertEquals(77, send(socket, peer, t -> t.withHopLimit(77)).hopLimit());
  }

  @ParameterizedTest
  @EnumSource
  void aRouterTakesOneHop(Family family) {
    UnconnectedUdp peer = bindIn(net.far(), far(family));
    UnconnectedUdp socket = bindBothFamilies();
    Transmit tooShort = Transmit.to(peer.localAddress(), Payload.of("dies at the router"));
    Await.result(socket.send(tooShort.withHopLimit(1)));
    assertEquals(1, send(socket, peer, t -> t.withHopLimit(2)).hopLimit());
    assertEquals(63, send(socket, peer, t -> t.withHopLimit(64)).hopLimit());
  }

  static Stream<Arguments> familiesAndClasses() {
    return Stream.of(Family.values())
        .flatMap(
            family ->
                Stream.of(0, 1, 2, 3, 0xb8, 0xbb, 0xff).map(octet -> Arguments.of(family, octet)));
  }

  @ParameterizedTest
  @MethodSource("familiesAndClasses")
  void theTrafficClassIsTheOneSent(Family family, int octet) {
    UnconnectedUdp peer = bindIn(net.far(), far(family));
    UnconnectedUdp socket = bindBothFamilies();
    assertEquals(octet, send(socket, peer, t -> t.withTrafficClass(octet)).trafficClass());
    assertEquals(0, send(socket, peer, t -> t).trafficClass(), "the choice was for one only");
  }

  /** The host has two ways to far; which one it was shows where the datagram came in. */
  @ParameterizedTest
  @EnumSource
  void theInterfaceOverridesTheRoute(Family family) {
    UnconnectedUdp peer = bindIn(net.far(), far(family));
    UnconnectedUdp socket = bindBothFamilies();
    assertEquals(net.far().index("blue"), send(socket, peer, t -> t).interfaceIndex());
    for (Link link : Link.values()) {
      int index = net.host().index(link.neighbour());
      Datagram arrived = send(socket, peer, t -> t.withInterface(index));
      assertEquals(net.far().index(link.neighbour()), arrived.interfaceIndex());
    }
  }

  /**
   * Sends with a local address and an interface, and returns what arrived; or null if it was
   * refused, as it is where the system would ignore the interface.
   */
  private Datagram sendFromAndOn(
      UnconnectedUdp from, UnconnectedUdp to, UnaryOperator<Transmit> choice) {
    boolean ipv6 = to.localAddress().getAddress() instanceof Inet6Address;
    Capability both =
        ipv6
            ? Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6
            : Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4;
    if (stack.capabilities().contains(both)) {
      return send(from, to, choice);
    }
    Transmit transmit = choice.apply(Transmit.to(to.localAddress(), Payload.of("refused")));
    Throwable failure =
        assertThrows(ExecutionException.class, () -> from.send(transmit).get()).getCause();
    assertInstanceOf(UnsupportedOperationException.class, failure);
    assertTrue(failure.getMessage().contains(both.name()), failure::getMessage);
    return null;
  }

  @ParameterizedTest
  @EnumSource
  void theInterfaceOverridesTheRouteWhereTheLocalAddressIsChosenToo(Family family) {
    UnconnectedUdp peer = bindIn(net.far(), far(family));
    UnconnectedUdp socket = bindBothFamilies();
    for (Link link : Link.values()) {
      for (Link addressOf : Link.values()) {
        InetSocketAddress from = at(addressOf.host(family, 2), socket);
        int index = net.host().index(link.neighbour());
        Datagram arrived = sendFromAndOn(socket, peer, t -> t.from(from).withInterface(index));
        if (arrived != null) {
          assertEquals(from, arrived.remote());
          assertEquals(net.far().index(link.neighbour()), arrived.interfaceIndex());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingAtOnce(Family family) {
    UnconnectedUdp peer = bindIn(net.far(), far(family));
    UnconnectedUdp socket = bindBothFamilies();
    int index = net.host().index("blue");
    for (String address : Link.RED.host(family)) {
      InetSocketAddress from = at(address, socket);
      Datagram arrived =
          sendFromAndOn(
              socket,
              peer,
              t -> t.from(from).withInterface(index).withHopLimit(9).withTrafficClass(0x2d));
      if (arrived != null) {
        assertEquals(from, arrived.remote());
        assertEquals(net.far().index("blue"), arrived.interfaceIndex());
        assertEquals(8, arrived.hopLimit());
        assertEquals(0x2d, arrived.trafficClass());
      }
    }
  }
}
