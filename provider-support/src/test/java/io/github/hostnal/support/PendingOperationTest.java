package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingOperationTest {
  private final PendingQueue<Waiting> queue = new PendingQueue<>(4);
  private final Waiting operation = new Waiting("result");

  @BeforeEach
  void queueIt() {
    synchronized (queue) {
      queue.add(operation);
    }
  }

  private void claim() {
    synchronized (queue) {
      operation.claim();
      queue.removeFirst();
    }
  }

  @Test
  void isWithdrawnWhenCancelled() {
    assertTrue(operation.cancel(false));
    assertTrue(operation.isCancelled());
    assertTrue(queue.isEmpty());
    assertFalse(operation.cancel(false));
  }

  @Test
  void isWithdrawnWhenCompleted() {
    assertTrue(operation.complete("mine"));
    assertEquals("mine", operation.join());
    assertTrue(queue.isEmpty());
  }

  @Test
  void isWithdrawnWhenCompletedWithAFailure() {
    IOException failure = new IOException("mine");
    assertTrue(operation.completeExceptionally(failure));
    assertSame(failure, operation.handle((result, thrown) -> thrown).join());
    assertTrue(queue.isEmpty());
  }

  @Test
  void isWithdrawnWhenTimedOut() {
    operation.orTimeout(1, TimeUnit.MILLISECONDS);

    assertInstanceOf(
        TimeoutException.class,
        assertThrows(ExecutionException.class, () -> operation.get(30, TimeUnit.SECONDS))
            .getCause());
    assertTrue(queue.isEmpty());
  }

  @Test
  void isWithdrawnWhenCompletedOnTimeout() throws Exception {
    operation.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS);

    assertEquals("late", operation.get(30, TimeUnit.SECONDS));
    assertTrue(queue.isEmpty());
  }

  @Test
  void isWithdrawnWhenCompletedByAnExecutor() {
    operation.completeAsync(() -> "mine", Runnable::run);

    assertEquals("mine", operation.join());
    assertTrue(queue.isEmpty());
  }

  @Test
  void keepsWhatItWasClaimedFor() {
    claim();
    assertFalse(operation.isDone());

    assertFalse(operation.cancel(false));
    assertTrue(operation.isDone());
    assertFalse(operation.complete("mine"));
    assertFalse(operation.completeExceptionally(new IOException("mine")));
    operation.finish();
    assertEquals("result", operation.join());
  }

  @Test
  void cannotBeCompletedByAnExecutorOnceClaimed() {
    claim();
    operation.completeAsync(() -> "mine", Runnable::run);
    operation.finish();

    assertEquals("result", operation.join());
  }

  @Test
  void keepsWhatItWasClaimedForWhenTimedOut() throws Exception {
    claim();
    operation.orTimeout(1, TimeUnit.MILLISECONDS);

    assertEquals("result", operation.get(30, TimeUnit.SECONDS));
  }

  @Test
  void failsWithTheExceptionItWasClaimedFor() {
    IOException failure = new IOException("no");
    synchronized (queue) {
      operation.claimFailed(failure);
      queue.removeFirst();
    }
    assertFalse(operation.isDone());
    operation.finish();
    operation.finish();

    assertFalse(operation.isCancelled());
    assertSame(failure, assertThrows(ExecutionException.class, operation::get).getCause());
  }

  @Test
  void isNotFinishedBeforeItIsClaimed() {
    operation.finish();
    assertFalse(operation.isDone());

    operation.cancel(false);
    operation.finish();
    assertTrue(operation.isCancelled());
  }

  @Test
  void givesBackWhatItHeldOnceAndBeforeItIsComplete() {
    StringBuilder events = new StringBuilder();
    PendingOperation<String> holding =
        new PendingOperation<>() {
          @Override
          protected void withdrawn() {
            events.append(isDone() ? "late " : "withdrawn ");
          }
        };
    PendingQueue<PendingOperation<String>> other = new PendingQueue<>(1);
    synchronized (other) {
      other.add(holding);
    }
    holding.whenComplete((result, failure) -> events.append("complete "));
    holding.cancel(false);
    holding.cancel(false);

    assertEquals("withdrawn complete ", events.toString());
  }
}
