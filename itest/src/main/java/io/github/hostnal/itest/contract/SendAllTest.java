package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several datagrams with one call. */
@Tag(Tags.TRAIT)
class SendAllTest extends ContractTest {
  private UnconnectedUdp socket;
  private Peer peer;

  @BeforeEach
  void openBoth() {
    socket = bindSingle(Loopback.IPV4);
    peer = peer(Loopback.IPV4);
  }

  private Transmit good(int number) {
    return Transmit.to(peer.address(), Payload.number(number));
  }

  private Transmit tooLarge() {
    return Transmit.to(peer.address(), ByteBuffer.allocate(Payload.LARGEST_IPV4 + 1));
  }

  @Test
  void allAreCountedAndArriveInOrder() throws IOException {
    List<Transmit> transmits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      transmits.add(good(i));
    }
    assertEquals(100, Await.result(socket.sendAll(transmits)));
    for (int i = 0; i < 100; i++) {
      assertEquals(i, peer.receive().number());
      assertFalse(transmits.get(i).data().hasRemaining());
    }
  }

  @Test
  void noneIsNothing() {
    assertEquals(0, Await.result(socket.sendAll(List.of())));
  }

  @Test
  void eachHasItsOwnPeerAndLength() throws IOException {
    Peer other = peer(Loopback.IPV4);
    Transmit large = Transmit.to(other.address(), ByteBuffer.allocateDirect(3000));
    Transmit empty = Transmit.to(peer.address(), ByteBuffer.allocate(0));
    assertEquals(3, Await.result(socket.sendAll(List.of(empty, large, good(7)))));
    assertEquals(0, peer.receive().bytes().length);
    assertEquals(3000, other.receive().bytes().length);
    assertEquals(7, peer.receive().number());
  }

  @Test
  @Tag(Tags.ERRORS)
  void failsOnlyIfTheFirstFails() throws IOException {
    List<Transmit> transmits = List.of(tooLarge(), good(1));
    assertNames(Await.failure(IOException.class, socket.sendAll(transmits)), "EMSGSIZE");
    assertEquals(0, transmits.get(1).data().position());
    Await.result(socket.send(good(2)));
    assertEquals(2, peer.receive().number());
  }

  @Test
  @Tag(Tags.ERRORS)
  void stopsAtTheFirstThatFails() throws IOException {
    List<Transmit> transmits = List.of(good(0), good(1), tooLarge(), good(3));
    assertEquals(2, Await.result(socket.sendAll(transmits)));
    assertEquals(0, transmits.get(2).data().position());
    assertEquals(0, transmits.get(3).data().position());
    Await.result(socket.send(good(4)));
    assertEquals(0, peer.receive().number());
    assertEquals(1, peer.receive().number());
    assertEquals(4, peer.receive().number());
  }

  @Test
  void theListIsReadWhenTheMethodIsCalled() throws IOException {
    List<Transmit> transmits = new ArrayList<>(List.of(good(0), good(1)));
    CompletableFuture<Integer> sent = socket.sendAll(transmits);
    transmits.clear();
    assertEquals(2, Await.result(sent));
    assertEquals(0, peer.receive().number());
    assertEquals(1, peer.receive().number());
  }

  @Test
  @Tag(Tags.CANCELLATION)
  void cancellingTooLateChangesNothing() throws IOException {
    CompletableFuture<Integer> sent = socket.sendAll(List.of(good(0), good(1)));
    Await.result(sent);
    assertFalse(sent.cancel(false));
    assertEquals(2, Await.result(sent));
    assertEquals(0, peer.receive().number());
    assertEquals(1, peer.receive().number());
  }
}
