package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A socket that always has something to do leaves the others their share. */
@Tag(Tags.TRAIT)
class FairnessTest extends ContractTest {
  private final AtomicBoolean over = new AtomicBoolean();

  /** Sends a datagram to itself whenever it got one: there is always one to receive. */
  private void keepBusy(UnconnectedUdp socket, AtomicInteger turns) {
    socket.receiveInto(ByteBuffer.allocate(4)).thenRun(() -> sendToItself(socket, turns));
    sendTo(socket);
  }

  private void sendToItself(UnconnectedUdp socket, AtomicInteger turns) {
    turns.incrementAndGet();
    if (!over.get()) {
      sendTo(socket);
      socket.receiveInto(ByteBuffer.allocate(4)).thenRun(() -> sendToItself(socket, turns));
    }
  }

  private static void sendTo(UnconnectedUdp socket) {
    InetSocketAddress self = socket.localAddress();
    socket.send(self, self, Payload.number(1));
  }

  @Test
  void aBusySocketDoesNotStarveAnother() {
    UnconnectedUdp busy = bindSingle(Loopback.IPV4);
    UnconnectedUdp other = bindSingle(Loopback.IPV4);
    AtomicInteger turns = new AtomicInteger();
    keepBusy(busy, turns);
    Await.until("it is busy", () -> turns.get() > 1000);
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < 100; i++) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      var received = other.receiveInto(buffer);
      peer.send(other.localAddress(), i);
      Await.result(received);
      assertEquals(i, Payload.numberIn(buffer));
    }
    over.set(true);
  }

  @Test
  void aSocketThatAnswersItselfInServeDoesNotStarveAnother() {
    UnconnectedUdp busy = bindSingle(Loopback.IPV4);
    busy.serve(
        (datagram, payload, reply) -> {
          if (!over.get()) {
            reply.reply(payload);
          }
        });
    sendTo(busy);
    UnconnectedUdp other = bindSingle(Loopback.IPV4);
    var received = other.receiveInto(ByteBuffer.allocate(4));
    peer(Loopback.IPV4).send(other.localAddress(), 4711);
    Await.result(received);
    over.set(true);
  }

  @Test
  void aBusySocketCanBeClosed() {
    UnconnectedUdp busy = bindSingle(Loopback.IPV4);
    AtomicInteger turns = new AtomicInteger();
    keepBusy(busy, turns);
    Await.until("it is busy", () -> turns.get() > 1000);
    busy.close();
    Peer.on(busy.localAddress()).close();
  }

  @Test
  void oneFamilyDoesNotStarveTheOther() {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp both = bindBothFamilies();
    Peer ipv4 = peer(Loopback.IPV4);
    InetSocketAddress flooded = Loopback.at(Loopback.IPV4, both.localAddress());
    for (int i = 0; i < 50; i++) {
      ipv4.send(flooded, 4);
    }
    peer(Loopback.IPV6).send(Loopback.at(Loopback.IPV6, both.localAddress()), 6);
    int turns = 0;
    while (receive(both).number() != 6) {
      ipv4.send(flooded, 4);
      turns++;
      int seen = turns;
      assertTrue(seen < 1000, () -> "IPv6 has not had its turn after " + seen);
    }
  }

  @Test
  void aReceiveWithinACallbackIsServed() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Integer> second =
        socket
            .receiveInto(ByteBuffer.allocate(4))
            .thenCompose(
                first -> {
                  ByteBuffer buffer = ByteBuffer.allocate(4);
                  return socket.receiveInto(buffer).thenApply(datagram -> Payload.numberIn(buffer));
                });
    Peer peer = peer(Loopback.IPV4);
    peer.send(socket.localAddress(), 1);
    peer.send(socket.localAddress(), 2);
    assertEquals(2, Await.result(second));
  }
}
