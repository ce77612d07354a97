package io.github.hostnal.itest.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The ways in which a program withdraws what it has asked for. */
public enum Withdrawal {
  CANCEL {
    @Override
    public <T> void from(CompletableFuture<T> future, T substitute) {
      future.cancel(false);
    }
  },
  COMPLETE {
    @Override
    public <T> void from(CompletableFuture<T> future, T substitute) {
      future.complete(substitute);
    }
  },
  COMPLETE_EXCEPTIONALLY {
    @Override
    public <T> void from(CompletableFuture<T> future, T substitute) {
      future.completeExceptionally(new IllegalStateException("not wanted any more"));
    }
  },
  OR_TIMEOUT {
    @Override
    public <T> void from(CompletableFuture<T> future, T substitute) {
      future.orTimeout(ThreadLocalRandom.current().nextInt(200), TimeUnit.MICROSECONDS);
    }
  },
  COMPLETE_ON_TIMEOUT {
    @Override
    public <T> void from(CompletableFuture<T> future, T substitute) {
      int micros = ThreadLocalRandom.current().nextInt(200);
      future.completeOnTimeout(substitute, micros, TimeUnit.MICROSECONDS);
    }
  };

  /** Withdraws, now or soon: the future gets the substitute or fails, unless it is complete. */
  public abstract <T> void from(CompletableFuture<T> future, T substitute);

  /** Tells, once a future is complete, whether it was withdrawn before it got what it was for. */
  public static <T> boolean withdrawn(CompletableFuture<T> future, T substitute) {
    return future.isCompletedExceptionally() || future.join() == substitute;
  }
}
