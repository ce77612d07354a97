package io.github.hostnal.support;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A future of an operation that waits for its turn, in a {@link PendingQueue}. Whoever ends it from
 * outside, by cancelling it or by a time-out, takes it out of the queue first: then nothing has
 * been taken from the system for it. If it was claimed already, ending it from outside has no
 * effect but that it completes there and then with what it was claimed for.
 *
 * @param <T> the type of the result
 */
public abstract class PendingOperation<T> extends CompletableFuture<T> {
  // Guarded by the queue's monitor.
  PendingOperation<?> previous;
  PendingOperation<?> next;

  /** Null when claimed or withdrawn; read without the monitor by who wants to withdraw. */
  volatile PendingQueue<?> queue;

  private T result;
  private Throwable failure;
  private volatile boolean claimed;

  /** For subclasses. */
  protected PendingOperation() {}

  /**
   * Sets the result. The caller holds the queue's monitor, and takes the operation out of the queue
   * before it gives that back.
   *
   * @param value the result
   */
  protected final void claim(T value) {
    result = value;
    claimed = true;
  }

  /**
   * Sets the failure, as {@link #claim} sets the result.
   *
   * @param exception the failure
   */
  public final void claimFailed(Throwable exception) {
    failure = exception;
    claimed = true;
  }

  /** Completes the future with what it was claimed for, if it was. Repeating it is harmless. */
  public final void finish() {
    if (!claimed) {
      return;
    }
    if (failure == null) {
      super.complete(result);
    } else {
      super.completeExceptionally(failure);
    }
  }

  /**
   * Called once when the operation was taken out of its queue from outside, before the future is
   * complete: the place to give back what was held for it.
   */
  protected void withdrawn() {}

  @Override
  public final boolean complete(T value) {
    return withdraw() && super.complete(value);
  }

  @Override
  public final boolean completeExceptionally(Throwable exception) {
    return withdraw() && super.completeExceptionally(exception);
  }

  @Override
  public final CompletableFuture<T> completeAsync(
      Supplier<? extends T> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (Throwable thrown) {
            completeExceptionally(thrown);
          }
        });
    return this;
  }

  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    return withdraw() && super.cancel(mayInterruptIfRunning);
  }

  /** Returns whether it was in time; if not, the future is complete afterwards all the same. */
  private boolean withdraw() {
    PendingQueue<?> waitingIn = queue;
    if (waitingIn != null && waitingIn.withdraw(this)) {
      withdrawn();
      return true;
    }
    finish();
    return false;
  }
}
