package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Close while the socket is at work: the port is free, and nobody else's descriptor is used. */
@Tag(Tags.CLOSE)
@Tag(Tags.STRESS)
class CloseRaceTest extends ContractTest {

  @Test
  void whileItReceivesAndSends() throws Exception {
    Peer peer = peer(Loopback.IPV4);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        UnconnectedUdp socket = Await.result(stack.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
        Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();
        AtomicBoolean portWasFree = new AtomicBoolean();
        race.run(
            () -> work(socket, peer, futures),
            () -> {
              socket.close();
              portWasFree.set(Loopback.usable(socket.localAddress()));
            });
        assertTrue(portWasFree.get(), "the port is free when close returns");
        futures.forEach(CloseRaceTest::assertEnded);
      }
    }
  }

  private static void work(UnconnectedUdp socket, Peer peer, Queue<CompletableFuture<?>> futures) {
    for (int i = 0; i < 20; i++) {
      peer.send(socket.localAddress(), i);
      futures.add(socket.receiveInto(ByteBuffer.allocate(8)));
      futures.add(socket.send(socket.localAddress(), peer.address(), Payload.number(i)));
      futures.add(socket.receiveInto(ByteBuffer.allocateDirect(8)));
    }
  }

  private static void assertEnded(CompletableFuture<?> future) {
    assertTrue(future.isDone(), "every future is complete when close has returned");
    if (future.isCompletedExceptionally()) {
      Throwable failure = Await.result(future.handle((value, thrown) -> thrown));
      assertTrue(failure instanceof ClosedChannelException, failure::toString);
    }
  }

  @Test
  void whatIsOpenedNextIsNotDisturbed() throws Exception {
    Peer peer = peer(Loopback.IPV4);
    InetSocketAddress any = Loopback.at(Loopback.IPV4, 0);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        int number = round;
        ConnectedUdp old = Await.result(stack.udp().connect(peer.address()));
        CompletableFuture<UnconnectedUdp> next = new CompletableFuture<>();
        race.run(
            () -> {
              for (int i = 0; i < 20; i++) {
                old.receiveInto(ByteBuffer.allocate(8));
                old.send(Payload.number(-1));
              }
            },
            () -> {
              old.close();
              UnconnectedUdp opened = Await.result(stack.udp().bindSingle(any));
              peer.send(opened.localAddress(), number);
              next.complete(opened);
            });
        try (UnconnectedUdp opened = Await.result(next)) {
          assertEquals(number, receive(opened).number());
        }
      }
    }
  }
}
