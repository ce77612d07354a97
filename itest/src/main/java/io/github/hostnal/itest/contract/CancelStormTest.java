package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under steady traffic and cancelling, each datagram is delivered once, and in order. */
@Tag(Tags.CANCELLATION)
@Tag(Tags.ORDER)
@Tag(Tags.STRESS)
class CancelStormTest extends ContractTest {
  /** How many datagrams are under way at most: the system must not drop any. */
  private static final int WINDOW = 60;

  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  /** A receive and where its datagram goes. */
  private record Asked(CompletableFuture<Datagram> future, ByteBuffer buffer) {
    static Asked of(UnconnectedUdp socket) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      return new Asked(socket.receiveInto(buffer), buffer);
    }

    boolean delivered() {
      return future.isDone() && !future.isCompletedExceptionally();
    }
  }

  @Test
  void oneReceiverWithAQueueOfReceives() {
    int total = 10 * Rounds.count();
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Thread sender = sender(socket.localAddress(), total);
    Queue<CompletableFuture<Datagram>> victims = new ConcurrentLinkedQueue<>();
    Thread canceller = canceller(victims);
    List<Integer> numbers = new ArrayList<>();
    ArrayDeque<Asked> queue = new ArrayDeque<>();
    while (numbers.size() < total) {
      while (queue.size() < 8) {
        Asked asked = Asked.of(socket);
        queue.add(asked);
        if (ThreadLocalRandom.current().nextBoolean()) {
          victims.add(asked.future());
        }
      }
      Asked oldest = queue.remove();
      Await.done(oldest.future());
      if (oldest.delivered()) {
        numbers.add(Payload.numberIn(oldest.buffer()));
        delivered.incrementAndGet();
      }
    }
    stop(sender, canceller);
    queue.forEach(asked -> asked.future().cancel(false));
    assertEquals(IntStream.range(0, total).boxed().toList(), numbers);
  }

  @Test
  void manyReceiversThatCancelTheirOwn() {
    int total = 10 * Rounds.count();
    UnconnectedUdp socket = bindBothFamilies();
    Thread sender = sender(Loopback.at(Loopback.IPV4, socket.localAddress()), total);
    Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
    Thread[] receivers = new Thread[4];
    for (int i = 0; i < receivers.length; i++) {
      receivers[i] = start("receiver", () -> receiveAndCancel(socket, numbers));
    }
    for (int i = 0; i < total; i++) {
      int missing = i;
      Await.until("another datagram is delivered", () -> delivered.get() > missing);
    }
    stop(sender);
    stop(receivers);
    List<Integer> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    assertEquals(IntStream.range(0, total).boxed().toList(), sorted);
  }

  private void receiveAndCancel(UnconnectedUdp socket, Queue<Integer> numbers) {
    while (!over.get()) {
      Asked asked = Asked.of(socket);
      int patience = ThreadLocalRandom.current().nextInt(100);
      for (int i = 0; i < patience && !asked.future().isDone(); i++) {
        Thread.onSpinWait();
      }
      asked.future().cancel(false);
      if (asked.delivered()) {
        numbers.add(Payload.numberIn(asked.buffer()));
        delivered.incrementAndGet();
      }
    }
  }

  private Thread sender(InetSocketAddress to, int total) {
    Peer peer = peer(Loopback.IPV4);
    return start(
        "sender",
        () -> {
          for (int i = 0; i < total && !over.get(); i++) {
            while (i - delivered.get() >= WINDOW && !over.get()) {
              LockSupport.parkNanos(1);
            }
            peer.send(to, i);
          }
        });
  }

  private Thread canceller(Queue<CompletableFuture<Datagram>> victims) {
    return start(
        "canceller",
        () -> {
          while (!over.get()) {
            CompletableFuture<Datagram> victim = victims.poll();
            if (victim != null) {
              victim.cancel(false);
            } else {
              LockSupport.parkNanos(1);
            }
          }
        });
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void stop(Thread... threads) {
    over.set(true);
    for (Thread thread : threads) {
      Await.until(thread.getName() + " ends", () -> !thread.isAlive());
    }
  }
}
