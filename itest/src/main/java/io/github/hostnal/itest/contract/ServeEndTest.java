package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How serving ends: with the socket, or by cancelling it, which loses nothing. */
class ServeEndTest extends ContractTest {

  @Test
  @Tag(Tags.CLOSE)
  void withTheSocket() {
    UnconnectedUdp server = bindBothFamilies();
    CompletableFuture<Void> serving = server.serve((datagram, payload, reply) -> {});
    assertFalse(serving.isDone());
    server.close();
    Await.result(serving);
    assertFalse(serving.isCompletedExceptionally());
  }

  @Test
  @Tag(Tags.CLOSE)
  void withTheStack() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    CompletableFuture<Void> serving = server.serve((datagram, payload, reply) -> {});
    stack.close();
    Await.result(serving);
  }

  @Test
  @Tag(Tags.CLOSE)
  void whenTheHandlerClosesTheSocket() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    AtomicInteger handled = new AtomicInteger();
    CompletableFuture<Void> serving =
        server.serve(
            (datagram, payload, reply) -> {
              handled.incrementAndGet();
              server.close();
            });
    Peer client = peer(Loopback.IPV4);
    client.send(server.localAddress(), 1);
    client.send(server.localAddress(), 2);
    Await.result(serving);
    assertEquals(1, handled.get());
    Peer.on(server.localAddress()).close();
  }

  @Test
  @Tag(Tags.CLOSE)
  void theHandlerRunsNoMoreOnceItIsComplete() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    AtomicInteger handled = new AtomicInteger();
    CompletableFuture<Void> serving =
        server.serve((datagram, payload, reply) -> handled.incrementAndGet());
    Peer client = peer(Loopback.IPV4);
    for (int i = 0; i < 50; i++) {
      client.send(server.localAddress(), i);
    }
    server.close();
    Await.result(serving);
    int whenComplete = handled.get();
    stack.close();
    assertEquals(whenComplete, handled.get());
  }

  @Test
  @Tag(Tags.CANCELLATION)
  void cancellingLeavesTheNextDatagramToAReceive() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    AtomicInteger handled = new AtomicInteger();
    CompletableFuture<Void> serving =
        server.serve((datagram, payload, reply) -> handled.incrementAndGet());
    Peer client = peer(Loopback.IPV4);
    client.send(server.localAddress(), 1);
    Await.until("the first is handled", () -> handled.get() == 1);
    assertTrue(serving.cancel(false));
    client.send(server.localAddress(), 2);
    assertEquals(2, receive(server).number());
    assertEquals(1, handled.get());
  }

  @Test
  @Tag(Tags.CANCELLATION)
  void theHandlerItselfMayCancel() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    CompletableFuture<CompletableFuture<Void>> serving = new CompletableFuture<>();
    Peer client = peer(Loopback.IPV4);
    for (int i = 0; i < 5; i++) {
      client.send(server.localAddress(), i);
    }
    serving.complete(server.serve((datagram, payload, reply) -> serving.join().cancel(false)));
    Await.until("it is cancelled", () -> serving.join().isCancelled());
    List<Integer> left = new ArrayList<>();
    while (left.isEmpty() || left.get(left.size() - 1) < 4) {
      left.add(receive(server).number());
    }
    assertEquals(IntStream.range(5 - left.size(), 5).boxed().toList(), left);
  }

  @Test
  @Tag(Tags.CANCELLATION)
  @Tag(Tags.STRESS)
  void cancellingInTheMidstOfTrafficLosesNothing() throws Exception {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    Peer client = peer(Loopback.IPV4);
    int count = 20;
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(5); round++) {
        ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> serving =
            server.serve((datagram, payload, reply) -> numbers.add(payload.getInt()));
        race.run(
            () -> {
              for (int i = 0; i < count; i++) {
                client.send(server.localAddress(), i);
              }
            },
            () -> serving.cancel(false));
        takeTheRest(server, numbers, count);
      }
    }
  }

  /** The datagram under way is still the handler's; all others are for receives. */
  private void takeTheRest(
      UnconnectedUdp server, ConcurrentLinkedQueue<Integer> handled, int count) {
    List<Integer> received = new ArrayList<>();
    while (handled.size() + received.size() < count) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      CompletableFuture<Datagram> next = server.receiveInto(buffer);
      Await.until(
          "one more datagram, by the handler or here",
          () -> next.isDone() || handled.size() + received.size() == count);
      next.cancel(false);
      if (!next.isCompletedExceptionally()) {
        received.add(Payload.numberIn(buffer));
      }
    }
    List<Integer> all = new ArrayList<>(handled);
    all.addAll(received);
    assertEquals(count, all.size());
    assertEquals(IntStream.range(0, count).boxed().toList(), all.stream().sorted().toList());
  }
}
