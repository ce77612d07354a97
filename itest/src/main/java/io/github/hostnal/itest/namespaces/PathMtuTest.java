package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datagrams that must not be fragmented, and what the path carries. */
@Tag(Tags.ERRORS)
class PathMtuTest extends NamespaceTest {

  private static ByteBuffer ofPacketSize(int bytes, Family family) {
    return Payload.pattern(bytes - family.headers());
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTheLinkCarries(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = client(Link.RED, family);
    InetSocketAddress from = at(Link.RED.host(family, 2), socket);
    socket.setOption(UdpSocketOptions.DONT_FRAGMENT, true);
    ByteBuffer tooLarge = ofPacketSize(Topology.LINK_MTU + 1, family);
    IOException refused =
        Await.failure(IOException.class, socket.send(from, client.address(), tooLarge));
    assertNames(refused, "EMSGSIZE", tooLarge.capacity());
    assertEquals(0, tooLarge.position(), "position after a send that failed");
    ByteBuffer largest = ofPacketSize(Topology.LINK_MTU, family);
    Await.result(socket.send(from, client.address(), largest));
    assertEquals(largest.flip(), client.receive().payload());
    socket.setOption(UdpSocketOptions.DONT_FRAGMENT, false);
    Await.result(socket.send(from, client.address(), tooLarge));
    assertEquals(tooLarge.flip(), client.receive().payload());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void theLinksMtuIsThePaths(Family family) {
    Client client = client(Link.RED, family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(client.address())));
    assertEquals(Topology.LINK_MTU, socket.getOption(UdpSocketOptions.PATH_MTU));
  }

  /** The router says what it cannot carry; from then on the host knows. */
  @ParameterizedTest
  @EnumSource
  void moreThanARouterCarries(Family family) {
    Client client = own(Client.in(net.far(), family.pick("10.71.4.10", "fd71:4::10")));
    ConnectedUdp socket = own(Await.result(stack.udp().connect(client.address())));
    socket.setOption(UdpSocketOptions.DONT_FRAGMENT, true);
    IOException[] refused = new IOException[1];
    Await.until(
        "the router's answer has come", () -> (refused[0] = tryLarge(socket, family)) != null);
    assertNames(refused[0], "EMSGSIZE");
    // A new one, which the router's other answers do not concern.
    ConnectedUdp next = own(Await.result(stack.udp().connect(client.address())));
    assertEquals(Topology.FAR_MTU, next.getOption(UdpSocketOptions.PATH_MTU));
    next.setOption(UdpSocketOptions.DONT_FRAGMENT, true);
    assertNames(tryLarge(next, family), "EMSGSIZE", Topology.FAR_MTU + 1 - family.headers());
    ByteBuffer largest = ofPacketSize(Topology.FAR_MTU, family);
    Await.result(next.send(largest));
    assertEquals(largest.flip(), client.receive().payload());
    next.setOption(UdpSocketOptions.DONT_FRAGMENT, false);
    ByteBuffer fragmented = ofPacketSize(Topology.LINK_MTU, family);
    Await.result(next.send(fragmented));
    assertEquals(fragmented.flip(), client.receive().payload());
  }

  /** The host does not know yet that the router has to cut the datagram. */
  @Test
  @Tag(Tags.TRAIT)
  void theRouterFragmentsWhatItMay() {
    Client client = own(Client.in(net.far(), "10.71.4.11"));
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    socket.setOption(UdpSocketOptions.DONT_FRAGMENT, false);
    InetSocketAddress any = at("0.0.0.0", socket);
    ByteBuffer data = ofPacketSize(Topology.LINK_MTU, Family.IPV4);
    Await.result(socket.send(any, client.address(), data));
    assertEquals(data.flip(), client.receive().payload());
  }

  private static IOException tryLarge(ConnectedUdp socket, Family family) {
    CompletableFuture<Void> sent = socket.send(ofPacketSize(Topology.FAR_MTU + 1, family));
    return Await.result(sent.handle((nothing, failure) -> (IOException) failure));
  }
}
