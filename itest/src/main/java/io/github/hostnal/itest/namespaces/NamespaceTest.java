package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.StackFixture;
import io.github.hostnal.itest.contract.Await;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs on the host of the topology, with a stack of its own. */
@Tag("namespaces")
@Timeout(300)
@ExtendWith(OnHost.class)
abstract class NamespaceTest extends StackFixture {
  /** The networks around the host. */
  Topology net;

  /** What a socket received. */
  record Received(Datagram datagram, ByteBuffer payload) {
    String text() {
      return Payload.text(payload);
    }
  }

  /** Returns an address as it is written on the host. */
  final InetSocketAddress at(String literal, int port) {
    return net.host().at(literal, port);
  }

  final InetAddress address(String literal) {
    return at(literal, 0).getAddress();
  }

  /** Returns the same port on another address. */
  final InetSocketAddress at(String literal, UnconnectedUdp socket) {
    return at(literal, socket.localAddress().getPort());
  }

  final UnconnectedUdp bindSingle(String literal) {
    return own(Await.result(stack.udp().bindSingle(at(literal, 0))));
  }

  final UnconnectedUdp bindMultiple(String literal) {
    return own(Await.result(stack.udp().bindMultiple(at(literal, 0))));
  }

  final UnconnectedUdp bindBothFamilies() {
    return own(Await.result(stack.udp().bindMultiple(0)));
  }

  /** Opens a client at the other end of a link. */
  final Client client(Link link, String literal) {
    return own(Client.in(net.peer(link), literal));
  }

  final Client client(Link link, Family family) {
    return client(link, link.peer(family));
  }

  /** Opens a socket in another namespace, where hostnal is the peer of hostnal. */
  final UnconnectedUdp bindIn(Namespace namespace, String literal) {
    NetworkStack there = own(namespace.call(NetworkStack::open));
    return own(
        namespace.call(() -> Await.result(there.udp().bindMultiple(namespace.at(literal, 0)))));
  }

  static Received receive(UnconnectedUdp socket) {
    ByteBuffer buffer = ByteBuffer.allocate(Payload.LARGEST);
    Datagram datagram = Await.result(socket.receiveInto(buffer));
    return new Received(datagram, Payload.stored(buffer));
  }

  static ByteBuffer receive(ConnectedUdp socket) {
    ByteBuffer buffer = ByteBuffer.allocate(Payload.LARGEST);
    Await.result(socket.receiveInto(buffer));
    return Payload.stored(buffer);
  }

  /** Answers a datagram from the address that it was sent to. */
  static void answer(UnconnectedUdp socket, Datagram in, String text) {
    Await.result(socket.send(in.replyFrom(), in.remote(), Payload.of(text)));
  }

  /** Checks that a peer sees a connected socket's address, and can answer it. */
  static void assertExchanges(ConnectedUdp socket, Client peer) {
    Await.result(socket.send(Payload.of("request")));
    Client.Packet request = peer.receive();
    assertEquals("request", request.text());
    assertEquals(socket.localAddress(), request.from());
    peer.send(request.from(), "answer");
    assertEquals("answer", Payload.text(receive(socket)));
  }

  /** Checks an address with its scope, which {@code equals} does not look at. */
  static void assertAddress(InetSocketAddress expected, InetSocketAddress actual) {
    assertEquals(expected, actual);
    assertEquals(scope(expected), scope(actual), () -> "the scope of " + actual);
  }

  private static int scope(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
  }

  /** Checks that a message says which value is wrong. */
  static void assertNames(Throwable failure, Object... values) {
    String message = String.valueOf(failure.getMessage());
    for (Object value : values) {
      assertTrue(
          message.contains(String.valueOf(value)), () -> "no \"" + value + "\" in: " + message);
    }
  }

  /**
   * Checks that a socket takes a request at an address and answers it, whatever happened before.
   */
  final void assertWorks(UnconnectedUdp socket, Link link, String address) {
    try (Client client = Client.in(net.peer(link), link.peer(Family.of(address)))) {
      InetSocketAddress asked = at(address, socket);
      client.connectTo(asked).send(asked, "still there?");
      Received request = receive(socket);
      assertEquals("still there?", request.text());
      assertEquals(asked, request.datagram().local());
      answer(socket, request.datagram(), "yes");
      assertEquals("yes", client.receive().text());
    }
  }
}
