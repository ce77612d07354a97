package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UdpSocket;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket on one address has a concrete one, also if the system picked it. */
@Tag(Tags.LOCAL_ADDRESS)
class PickedAddressTest extends ContractTest {

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void bindSingleOfTheUnspecifiedAddressPicksOne(String host) throws IOException {
    assumeUsable(host);
    UnconnectedUdp socket = bindSingle(Loopback.wildcardOf(host));
    assertConcrete(socket);
    Peer peer = own(Peer.on(new InetSocketAddress(socket.localAddress().getAddress(), 0)));
    peer.send(socket.localAddress(), "hello");
    assertEquals(socket.localAddress(), receive(socket).datagram().local());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void bindSingleOfTheUnspecifiedAddressKeepsThePort(String host) throws IOException {
    assumeUsable(host);
    int port = Loopback.closedPort(host).getPort();
    UnconnectedUdp socket =
        own(Await.result(stack.udp().bindSingle(Loopback.at(Loopback.wildcardOf(host), port))));
    assertConcrete(socket);
    assertEquals(port, socket.localAddress().getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void connectPicksTheAddressThatThePeerSees(String host) throws IOException {
    assumeUsable(host);
    Peer peer = peer(host);
    ConnectedUdp socket = connect(peer.address());
    assertConcrete(socket);
    assertEquals(peer.address(), socket.remoteAddress());
    Await.result(socket.send(Payload.text("hello")));
    assertEquals(socket.localAddress(), peer.receive().from());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void connectFromTheUnspecifiedAddressPicksOne(String host) throws IOException {
    assumeUsable(host);
    Peer peer = peer(host);
    InetSocketAddress any = Loopback.at(Loopback.wildcardOf(host), 0);
    ConnectedUdp socket = own(Await.result(stack.udp().connectFrom(any, peer.address())));
    assertConcrete(socket);
    Await.result(socket.send(Payload.text("hello")));
    assertEquals(socket.localAddress(), peer.receive().from());
  }

  private static void assertConcrete(UdpSocket socket) throws IOException {
    InetSocketAddress local = socket.localAddress();
    assertFalse(local.getAddress().isAnyLocalAddress(), () -> local + " is a wildcard");
    assertNotEquals(0, local.getPort());
    assertNotNull(
        NetworkInterface.getByInetAddress(local.getAddress()), () -> local + " is of no interface");
  }
}
