package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receive that was withdrawn takes no datagram with it, nor touches its buffer. */
@Tag(Tags.CANCELLATION)
class CancelReceiveTest extends ContractTest {

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void theNextReceiveGetsTheDatagram(Withdrawal withdrawal) {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Guarded buffer = BufferKind.DIRECT.of(8);
    CompletableFuture<Datagram> withdrawn = socket.receiveInto(buffer.view());
    withdrawal.from(withdrawn, null);
    Await.until("it is withdrawn", withdrawn::isDone);
    Peer peer = peer(Loopback.IPV4);
    peer.send(socket.localAddress(), 1);
    peer.send(socket.localAddress(), 2);
    assertEquals(1, receive(socket).number());
    assertEquals(2, receive(socket).number());
    buffer.assertUntouched();
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void theNextReceiveOfAConnectedSocketGetsTheDatagram(Withdrawal withdrawal) {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    Guarded buffer = BufferKind.HEAP.of(8);
    CompletableFuture<Integer> withdrawn = socket.receiveInto(buffer.view());
    withdrawal.from(withdrawn, null);
    Await.until("it is withdrawn", withdrawn::isDone);
    peer.send(socket.localAddress(), 1);
    assertEquals(1, Payload.numberIn(receive(socket)));
    buffer.assertUntouched();
  }

  @Test
  void aWithdrawnReceiveFailsAsTheJdksDo() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Datagram> cancelled = socket.receiveInto(ByteBuffer.allocate(8));
    assertTrue(cancelled.cancel(true));
    assertTrue(cancelled.isCancelled());
    Await.failure(CancellationException.class, cancelled);
    Await.failure(
        TimeoutException.class,
        socket.receiveInto(ByteBuffer.allocate(8)).orTimeout(1, TimeUnit.MILLISECONDS));
  }

  @Test
  void theOthersInTheQueueStayAndKeepTheirOrder() {
    UnconnectedUdp socket = bindBothFamilies();
    List<CompletableFuture<Datagram>> futures = new ArrayList<>();
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      buffers.add(ByteBuffer.allocate(4));
      futures.add(socket.receiveInto(buffers.get(i)));
    }
    for (int i = 0; i < 60; i++) {
      if (i % 3 != 1) {
        assertTrue(futures.get(i).cancel(false));
      }
    }
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < 20; i++) {
      peer.send(Loopback.at(Loopback.IPV4, socket.localAddress()), i);
    }
    for (int i = 0; i < 20; i++) {
      Await.result(futures.get(3 * i + 1));
      assertEquals(i, Payload.numberIn(buffers.get(3 * i + 1)));
    }
  }

  @Test
  void cancellingTooLateChangesNothing() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    peer(Loopback.IPV4).send(socket.localAddress(), 4711);
    ByteBuffer buffer = ByteBuffer.allocate(4);
    CompletableFuture<Datagram> received = socket.receiveInto(buffer);
    Await.result(received);
    assertFalse(received.cancel(false));
    assertEquals(4, Await.result(received).length());
    assertEquals(4711, Payload.numberIn(buffer));
  }

  @Test
  void cancellingFromACallbackOfAnother() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Datagram> first = socket.receiveInto(ByteBuffer.allocate(4));
    CompletableFuture<Datagram> second = socket.receiveInto(ByteBuffer.allocate(4));
    ByteBuffer buffer = ByteBuffer.allocate(4);
    CompletableFuture<Datagram> third = socket.receiveInto(buffer);
    first.thenRun(() -> second.cancel(false));
    Peer peer = peer(Loopback.IPV4);
    peer.send(socket.localAddress(), 1);
    Await.until("the second is cancelled", second::isCancelled);
    peer.send(socket.localAddress(), 2);
    Await.result(third);
    assertEquals(2, Payload.numberIn(buffer));
  }
}
