package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be chosen for each datagram arrives, or is refused with the capability's name. */
@Tag(Tags.NOTHING_IGNORED)
class TransmitTest extends ContractTest {
  private static final List<Capability> BOTH_IPV4 =
      List.of(Capability.SEND_INTERFACE_IPV4, Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4);
  // To loopback Linux takes both, which it does not in general.
  private static final List<Capability> BOTH_IPV6 = List.of(Capability.SEND_INTERFACE_IPV6);

  private static boolean ipv4(String host) {
    return !host.contains(":");
  }

  /** Sends one datagram as chosen, and one as usual, to see that the choice was for one alone. */
  private Datagram[] exchange(String host, UnaryOperator<Transmit> choice) {
    assumeUsable(host);
    UnconnectedUdp sender = bindSingle(host);
    UnconnectedUdp receiver = bindMultiple(Loopback.wildcardOf(host));
    InetSocketAddress to = Loopback.at(host, receiver.localAddress());
    Await.result(sender.send(choice.apply(Transmit.to(to, Payload.text("chosen")))));
    Await.result(sender.send(Transmit.to(to, Payload.text("usual"))));
    Received chosen = receive(receiver);
    Received usual = receive(receiver);
    assertEquals("chosen", chosen.text());
    assertEquals("usual", usual.text());
    return new Datagram[] {chosen.datagram(), usual.datagram()};
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theTrafficClass(String host) {
    Capability capability =
        ipv4(host) ? Capability.SEND_TRAFFIC_CLASS_IPV4 : Capability.SEND_TRAFFIC_CLASS_IPV6;
    if (!isCapableOrRefuses(capability, host, transmit -> transmit.withTrafficClass(0x20))) {
      return;
    }
    for (int octet : new int[] {0xb8, 0x20, 0x01, 0x02, 0x03, 0xff, 0x00}) {
      Datagram[] received = exchange(host, transmit -> transmit.withTrafficClass(octet));
      assertEquals(tellsTrafficClass(host) ? octet : -1, received[0].trafficClass());
      assertEquals(tellsTrafficClass(host) ? 0 : -1, received[1].trafficClass());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theHopLimit(String host) {
    Capability capability =
        ipv4(host) ? Capability.SEND_HOP_LIMIT_IPV4 : Capability.SEND_HOP_LIMIT_IPV6;
    if (!isCapableOrRefuses(capability, host, transmit -> transmit.withHopLimit(9))) {
      return;
    }
    assumeCapable(Capability.RECEIVE_HOP_LIMIT);
    int usual = exchange(host, transmit -> transmit)[1].hopLimit();
    for (int hops : new int[] {1, 9, 63, 254, 255}) {
      Datagram[] received = exchange(host, transmit -> transmit.withHopLimit(hops));
      assertEquals(hops, received[0].hopLimit());
      assertEquals(usual, received[1].hopLimit());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theInterface(String host) throws IOException {
    Capability capability =
        ipv4(host) ? Capability.SEND_INTERFACE_IPV4 : Capability.SEND_INTERFACE_IPV6;
    int index = Loopback.networkInterface().getIndex();
    if (!isCapableOrRefuses(capability, host, transmit -> transmit.withInterface(index))) {
      return;
    }
    exchange(host, transmit -> transmit.withInterface(index));
    UnconnectedUdp sender = bindSingle(host);
    Transmit nowhere = Transmit.to(peer(host).address(), Payload.text("nowhere"));
    int noSuchInterface = 1_999_999_999;
    IOException refused =
        Await.failure(IOException.class, sender.send(nowhere.withInterface(noSuchInterface)));
    assertNames(refused, noSuchInterface);
    assertWorks(sender);
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theInterfaceAndTheLocalAddress(String host) throws IOException {
    int index = Loopback.networkInterface().getIndex();
    assumeUsable(host);
    UnconnectedUdp socket = bindBothFamilies();
    Peer peer = peer(host);
    String other = ipv4(host) ? "127.0.0.5" : host;
    assumeUsable(other);
    InetSocketAddress from = Loopback.at(other, socket.localAddress());
    Transmit both =
        Transmit.to(peer.address(), Payload.text("both")).from(from).withInterface(index);
    Optional<Capability> lacking =
        (ipv4(host) ? BOTH_IPV4 : BOTH_IPV6)
            .stream().filter(each -> !stack.capabilities().contains(each)).findFirst();
    if (lacking.isPresent()) {
      assertNames(
          Await.failure(UnsupportedOperationException.class, socket.send(both)), lacking.get());
      return;
    }
    Await.result(socket.send(both));
    assertEquals(from, peer.receive().from());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void everythingAtOnce(String host) {
    int index = Loopback.networkInterface().getIndex();
    UnaryOperator<Transmit> everything =
        transmit -> transmit.withInterface(index).withTrafficClass(0xb9).withHopLimit(77);
    for (String choice : List.of("SEND_INTERFACE", "SEND_TRAFFIC_CLASS", "SEND_HOP_LIMIT")) {
      Capability needed = Capability.valueOf(choice + (ipv4(host) ? "_IPV4" : "_IPV6"));
      if (!isCapableOrRefuses(needed, host, everything)) {
        return;
      }
    }
    Datagram received = exchange(host, everything)[0];
    assertEquals(tellsTrafficClass(host) ? 0xb9 : -1, received.trafficClass());
    assertEquals(77, received.hopLimit());
  }

  private boolean tellsTrafficClass(String host) {
    return stack
        .capabilities()
        .contains(
            host.contains(":")
                ? Capability.RECEIVE_TRAFFIC_CLASS_IPV6
                : Capability.RECEIVE_TRAFFIC_CLASS_IPV4);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 256, 1000})
  @Tag(Tags.ERRORS)
  void numbersOutOfRange(int bad) {
    Transmit transmit = Transmit.to(Loopback.at(Loopback.IPV4, 5683), Payload.text("x"));
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    assertNames(assertThrows(expected, () -> transmit.withTrafficClass(bad)), bad);
    assertNames(assertThrows(expected, () -> transmit.withHopLimit(bad)), bad);
    assertThrows(expected, () -> transmit.withHopLimit(0));
    int negative = -Math.abs(bad);
    assertNames(assertThrows(expected, () -> transmit.withInterface(negative)), negative);
    assertNames(assertThrows(expected, () -> transmit.withSegmentSize(negative)), negative);
    assertNames(assertThrows(expected, () -> transmit.withSegmentSize(65_536)), 65_536);
  }
}
