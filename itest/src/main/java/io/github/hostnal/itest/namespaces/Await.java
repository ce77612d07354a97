package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is to come, and fails if it does not. */
final class Await {
  static final int SECONDS = 10;

  private Await() {}

  /** Returns what the future gives; fails if it fails. */
  static <T> T result(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return fail("a future failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      return fail("nothing in " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted", e);
    }
  }

  /** Returns what the future fails with: an exception of a class, not wrapped. */
  static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) {
    Throwable failure = result(future.handle((value, thrown) -> thrown));
    if (failure == null) {
      return fail("expected " + type.getName() + ", but the result is " + future.join());
    }
    if (!type.isInstance(failure)) {
      return fail("expected " + type.getName() + ", but it was " + failure, failure);
    }
    return type.cast(failure);
  }

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("not in " + SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
