package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An address that comes and goes while sockets live. */
@Tag(Tags.LOCAL_ADDRESS)
class AddressChangeTest extends NamespaceTest {
  private String present = "";

  private static String address(Family family) {
    return Link.RED.address(family, 77);
  }

  private void add(Family family) {
    present = address(family) + family.pick("/24", "/64");
    net.host().ipAddresses("addr add " + present + " dev red" + family.pick("", " nodad"));
  }

  private void remove() {
    net.host().ip("addr delete " + present + " dev red");
    present = "";
  }

  @AfterEach
  void removeAddress() {
    if (!present.isEmpty()) {
      remove();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewAddressIsServedAtOnce(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    CompletableFuture<Datagram> waiting = socket.receiveInto(ByteBuffer.allocate(100));
    add(family);
    InetSocketAddress asked = at(address(family), socket);
    Client client = client(Link.RED, family).connectTo(asked);
    client.send(asked, "request");
    Datagram in = Await.result(waiting);
    assertEquals(asked, in.local());
    answer(socket, in, "answer");
    assertEquals("answer", client.receive().text());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void nothingIsSentFromAnAddressThatIsGone(Family family) {
    add(family);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress asked = at(address(family), socket);
    Client client = client(Link.RED, family);
    client.send(asked, "request");
    Datagram in = receive(socket).datagram();
    assertEquals(asked, in.local());
    remove();
    ByteBuffer data = Payload.of("answer");
    BindException refused =
        Await.failure(BindException.class, socket.send(in.replyFrom(), in.remote(), data));
    assertNames(refused, address(family), client.port());
    assertEquals(0, data.position(), "position after a send that failed");
    for (String other : Link.allOfHost()) {
      assertWorks(socket, Link.RED, other);
    }
    add(family);
    assertWorks(socket, Link.RED, address(family));
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void aSocketOnTheAddressRestsUntilItIsBack(Family family) {
    add(family);
    UnconnectedUdp socket = bindSingle(address(family));
    Client client = client(Link.RED, family);
    CompletableFuture<Datagram> waiting = socket.receiveInto(ByteBuffer.allocate(100));
    remove();
    BindException refused =
        Await.failure(
            BindException.class,
            socket.send(socket.localAddress(), client.address(), Payload.of("hello")));
    assertNames(refused, address(family));
    add(family);
    client.send(socket.localAddress(), "request");
    answer(socket, Await.result(waiting), "answer");
    assertEquals(socket.localAddress(), client.receive().from());
  }

  /** The choice is the system's, and there is nothing to choose from but the socket's address. */
  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void aSocketOnTheAddressHasNoOtherToSendFrom(Family family) {
    add(family);
    UnconnectedUdp socket = bindSingle(address(family));
    Client client = client(Link.RED, family);
    InetSocketAddress any = at(family.wildcard(), socket);
    remove();
    assertRefusesOrSends(
        socket.send(any, client.address(), Payload.of("hello")), client, socket.localAddress());
    add(family);
    Await.result(socket.send(any, client.address(), Payload.of("hello")));
    assertEquals(socket.localAddress(), client.receive().from());
  }

  /** Linux goes on to send IPv6 from the address that a socket was bound to, but not IPv4. */
  private static void assertRefusesOrSends(
      CompletableFuture<Void> sent, Client client, InetSocketAddress from) {
    String literal = from.getAddress().getHostAddress();
    if (Family.of(literal) == Family.IPV4) {
      assertNames(Await.failure(BindException.class, sent), literal);
    } else {
      Await.result(sent);
      assertEquals(from, client.receive().from());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void aConnectedSocketRestsUntilItsAddressIsBack(Family family) {
    add(family);
    Client client = client(Link.RED, family);
    ConnectedUdp socket =
        own(Await.result(stack.udp().connectFrom(at(address(family), 0), client.address())));
    remove();
    assertRefusesOrSends(socket.send(Payload.of("hello")), client, socket.localAddress());
    add(family);
    Await.result(socket.send(Payload.of("hello")));
    Client.Packet packet = client.receive();
    assertEquals(socket.localAddress(), packet.from());
    client.send(packet.from(), "answer");
    assertEquals("answer", Payload.text(receive(socket)));
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void anAddressThatIsGoneCannotBeBound(Family family) {
    add(family);
    InetSocketAddress local = at(address(family), 0);
    Await.result(stack.udp().bindSingle(local)).close();
    remove();
    BindException refused = Await.failure(BindException.class, stack.udp().bindSingle(local));
    assertNames(refused, address(family));
  }
}
