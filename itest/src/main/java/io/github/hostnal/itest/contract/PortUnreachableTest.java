package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An ICMP "port unreachable" fails the next operation of a connected socket, and that only. */
@Tag(Tags.ERRORS)
class PortUnreachableTest extends ContractTest {

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void failsTheNextSendOnce(String host) throws IOException {
    assumeUsable(host);
    assumeSendsFailOnIcmpErrors();
    InetSocketAddress closed = Loopback.closedPort(host);
    ConnectedUdp socket = connect(closed);
    Await.result(socket.send(Payload.text("nobody hears")));
    Peer peer = own(Peer.on(closed));
    ByteBuffer refused = Payload.text("refused");
    PortUnreachableException failure =
        Await.failure(PortUnreachableException.class, socket.send(refused));
    assertNames(failure, closed.getPort());
    assertEquals(0, refused.position(), "position after a send that failed");
    assertWorksOn(socket, peer);
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void failsTheNextReceiveOnce(String host) throws IOException {
    assumeUsable(host);
    assumeCapable(Capability.PORT_UNREACHABLE);
    InetSocketAddress closed = Loopback.closedPort(host);
    ConnectedUdp socket = connect(closed);
    Await.result(socket.send(Payload.text("nobody hears")));
    Peer peer = own(Peer.on(closed));
    Await.failure(PortUnreachableException.class, socket.receiveInto(ByteBuffer.allocate(4)));
    assertWorksOn(socket, peer);
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void failsAReceiveThatIsWaitingAndThatOnly(String host) throws IOException {
    assumeUsable(host);
    assumeCapable(Capability.PORT_UNREACHABLE);
    InetSocketAddress closed = Loopback.closedPort(host);
    ConnectedUdp socket = connect(closed);
    CompletableFuture<Integer> first = socket.receiveInto(ByteBuffer.allocate(4));
    CompletableFuture<Integer> second = socket.receiveInto(ByteBuffer.allocate(4));
    Await.result(socket.send(Payload.text("nobody hears")));
    Await.failure(PortUnreachableException.class, first);
    Peer peer = own(Peer.on(closed));
    peer.send(socket.localAddress(), 4711);
    assertEquals(4, Await.result(second));
    assertWorksOn(socket, peer);
  }

  private void assertWorksOn(ConnectedUdp socket, Peer peer) throws IOException {
    Await.result(socket.send(Payload.text("request")));
    assertEquals("request", peer.receive().text());
    peer.send(socket.localAddress(), 4711);
    assertEquals(4711, Payload.numberIn(receive(socket)));
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void leavesAnUnconnectedSocketAlone(String host) throws IOException {
    assumeUsable(host);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress closed = Loopback.closedPort(host);
    InetSocketAddress local = Loopback.at(host, socket.localAddress());
    CompletableFuture<?> waiting = socket.receiveInto(ByteBuffer.allocate(4));
    for (int i = 0; i < 20; i++) {
      Await.result(socket.send(local, closed, Payload.text("nobody hears")));
    }
    peer(host).send(local, 4711);
    Await.result(waiting);
    assertWorks(socket);
    assertTrue(socket.isOpen());
  }
}
