package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing queues without a limit. */
@Tag(Tags.MEMORY)
class PendingLimitTest extends ContractTest {
  private static final int LIMIT = 5;

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().pendingLimit(LIMIT);
  }

  @Test
  void oneMoreReceiveIsRejected() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    List<CompletableFuture<Datagram>> pending = fill(socket);
    RejectedExecutionException rejected =
        Await.failure(RejectedExecutionException.class, socket.receiveInto(ByteBuffer.allocate(4)));
    assertNames(rejected, LIMIT);
    assertTrue(pending.stream().noneMatch(CompletableFuture::isDone));
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < LIMIT; i++) {
      peer.send(socket.localAddress(), i);
    }
    pending.forEach(Await::result);
  }

  @Test
  void oneMoreReceiveOfAConnectedSocketIsRejected() {
    ConnectedUdp socket = connect(peer(Loopback.IPV4).address());
    for (int i = 0; i < LIMIT; i++) {
      assertFalse(socket.receiveInto(ByteBuffer.allocate(4)).isDone());
    }
    Await.failure(RejectedExecutionException.class, socket.receiveInto(ByteBuffer.allocate(4)));
  }

  @Test
  void whatWasCancelledMakesRoom() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < 10; i++) {
      List<CompletableFuture<Datagram>> pending = fill(socket);
      pending.forEach(future -> future.cancel(false));
    }
    ByteBuffer buffer = ByteBuffer.allocate(4);
    CompletableFuture<Datagram> last = socket.receiveInto(buffer);
    peer.send(socket.localAddress(), 4711);
    Await.result(last);
    assertEquals(4711, Payload.numberIn(buffer));
  }

  @Test
  void theLimitIsOfEachSocketAndDirection() {
    UnconnectedUdp full = bindSingle(Loopback.IPV4);
    fill(full);
    assertEquals(LIMIT, fill(bindSingle(Loopback.IPV4)).size());
    Peer peer = peer(Loopback.IPV4);
    Await.result(full.send(full.localAddress(), peer.address(), Payload.number(1)));
  }

  private static List<CompletableFuture<Datagram>> fill(UnconnectedUdp socket) {
    List<CompletableFuture<Datagram>> pending = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      CompletableFuture<Datagram> future = socket.receiveInto(ByteBuffer.allocate(4));
      assertFalse(future.isDone());
      pending.add(future);
    }
    return pending;
  }
}
