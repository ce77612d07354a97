package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An operation is either withdrawn or claimed, whoever comes at the same time. */
class PendingRaceTest {
  private static final int ROUNDS = 2000;

  private final PendingQueue<Waiting> queue = new PendingQueue<>(8);
  private final CyclicBarrier barrier = new CyclicBarrier(2);

  @Test
  void eitherClaimedOrWithdrawn() throws Exception {
    ExecutorService canceller = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        List<Waiting> operations = fill();
        Future<List<Boolean>> cancelling = canceller.submit(() -> cancel(operations));
        barrier.await(30, TimeUnit.SECONDS);
        List<Waiting> claimed = claimAll();
        check(operations, cancelling.get(30, TimeUnit.SECONDS), claimed);
      }
    } finally {
      canceller.shutdownNow();
    }
  }

  private List<Waiting> fill() {
    List<Waiting> operations = new ArrayList<>();
    synchronized (queue) {
      for (int i = 0; i < 8; i++) {
        operations.add(new Waiting("x" + i));
        queue.add(operations.get(i));
      }
    }
    return operations;
  }

  /** From the end, so that both sides meet. */
  private List<Boolean> cancel(List<Waiting> operations) throws Exception {
    Boolean[] cancelled = new Boolean[operations.size()];
    barrier.await(30, TimeUnit.SECONDS);
    for (int i = operations.size() - 1; i >= 0; i--) {
      cancelled[i] = operations.get(i).cancel(false);
    }
    return List.of(cancelled);
  }

  private List<Waiting> claimAll() {
    List<Waiting> claimed = new ArrayList<>();
    while (true) {
      Waiting next;
      synchronized (queue) {
        next = queue.peek();
        if (next == null) {
          return claimed;
        }
        next.claim();
        queue.removeFirst();
      }
      next.finish();
      claimed.add(next);
    }
  }

  private static void check(
      List<Waiting> operations, List<Boolean> cancelled, List<Waiting> claimed) {
    int count = 0;
    for (int i = 0; i < operations.size(); i++) {
      Waiting operation = operations.get(i);
      boolean wasCancelled = cancelled.get(i);
      assertTrue(operation.isDone());
      assertEquals(wasCancelled, operation.isCancelled());
      assertNotEquals(wasCancelled, claimed.contains(operation));
      count += wasCancelled ? 0 : 1;
    }
    assertEquals(operations.subList(0, count), claimed);
  }
}
