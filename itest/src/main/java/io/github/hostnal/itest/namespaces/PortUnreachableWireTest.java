package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer at the other end of the wire says that nobody listens. */
@Tag(Tags.ERRORS)
class PortUnreachableWireTest extends NamespaceTest {

  private InetSocketAddress closedPort(Family family) {
    try (Client client = Client.in(net.peer(Link.RED), Link.RED.peer(family))) {
      return client.address();
    }
  }

  private Client openPort(InetSocketAddress address) {
    return own(
        Client.in(net.peer(Link.RED), address.getAddress().getHostAddress(), address.getPort()));
  }

  @ParameterizedTest
  @EnumSource
  void failsAReceiveThatIsWaitingAndThatOnly(Family family) {
    InetSocketAddress closed = closedPort(family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(closed)));
    CompletableFuture<Integer> first = socket.receiveInto(ByteBuffer.allocate(100));
    CompletableFuture<Integer> second = socket.receiveInto(ByteBuffer.allocate(100));
    Await.result(socket.send(Payload.of("nobody hears")));
    PortUnreachableException refused = Await.failure(PortUnreachableException.class, first);
    assertNames(refused, Link.RED.peer(family), closed.getPort());
    Client peer = openPort(closed);
    peer.send(socket.localAddress(), "hello");
    assertEquals(5, Await.result(second));
    assertExchanges(socket, peer);
  }

  @ParameterizedTest
  @EnumSource
  void failsOneSendAfterwards(Family family) {
    InetSocketAddress closed = closedPort(family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(closed)));
    PortUnreachableException[] refused = new PortUnreachableException[1];
    Await.until("the peer's answer has come", () -> (refused[0] = trySend(socket)) != null);
    assertNames(refused[0], Link.RED.peer(family), closed.getPort());
  }

  private static PortUnreachableException trySend(ConnectedUdp socket) {
    CompletableFuture<Void> sent = socket.send(Payload.of("nobody hears"));
    return Await.result(sent.handle((nothing, failure) -> (PortUnreachableException) failure));
  }

  @ParameterizedTest
  @EnumSource
  void leavesAnUnconnectedSocketAlone(Family family) {
    InetSocketAddress closed = closedPort(family);
    UnconnectedUdp socket = bindBothFamilies();
    CompletableFuture<Datagram> waiting = socket.receiveInto(ByteBuffer.allocate(100));
    ConnectedUdp witness = own(Await.result(stack.udp().connect(closed)));
    CompletableFuture<Integer> told = witness.receiveInto(ByteBuffer.allocate(100));
    for (String address : Link.RED.host(family)) {
      for (int i = 0; i < 5; i++) {
        Await.result(socket.send(at(address, socket), closed, Payload.of("nobody hears")));
      }
    }
    Await.result(witness.send(Payload.of("nobody hears")));
    Await.failure(PortUnreachableException.class, told);
    assertTrue(!waiting.isDone(), "a receive that has nothing to do with it");
    client(Link.RED, family).send(at(Link.RED.host(family, 1), socket), "hello");
    assertEquals(5, Await.result(waiting).length());
    assertWorks(socket, Link.RED, Link.RED.host(family, 2));
  }
}
