package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is to come, and fails if it does not. */
public final class Await {
  /** How long anything may take: the system property {@code hostnal.patience}. */
  public static final int SECONDS = Integer.getInteger("hostnal.patience", 10);

  /** How long a million operations may take. */
  public static final int LONG_SECONDS = Math.max(100, 10 * SECONDS);

  private static final int SPINS = 1000;

  private Await() {}

  /** Returns what the future gives; fails if it fails. */
  public static <T> T result(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return fail("a future failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      return fail("nothing in " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      return fail("interrupted", e);
    }
  }

  /** Returns what the future itself fails with: an exception of a class, not a wrapper of it. */
  public static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) {
    Throwable failure = result(future.handle((value, thrown) -> thrown));
    if (failure == null) {
      return fail("expected " + type.getName() + ", but the result is " + future.join());
    }
    if (!type.isInstance(failure)) {
      return fail("expected " + type.getName() + ", but it was " + failure, failure);
    }
    return type.cast(failure);
  }

  /** Waits until the future is complete, in whatever way. */
  public static void done(CompletableFuture<?> future) {
    result(future.handle((value, thrown) -> future));
  }

  /** Waits until a condition holds. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int turn = 0; !condition.getAsBoolean(); turn++) {
      if (System.nanoTime() - deadline > 0) {
        fail("not in " + SECONDS + " s: " + what);
      }
      if (turn < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(100_000);
      }
    }
  }
}
