package io.github.hostnal.support;

import java.util.concurrent.CompletableFuture;

/**
 * A future of an operation that waits for its turn, in a {@link PendingQueue}. Whoever ends it from
 * outside, by cancelling it or by a time-out, takes it out of the queue first: then nothing has
 * been taken from the system for it. If it was claimed already, ending it from outside has no
 * effect, since its result is on the way.
 *
 * @param <T> the type of the result
 */
public abstract class PendingOperation<T> extends CompletableFuture<T> {
  // Guarded by the queue's monitor.
  PendingOperation<?> previous;
  PendingOperation<?> next;
  PendingQueue<?> queue;

  /** For subclasses. */
  protected PendingOperation() {}

  /** Completes the future with what was found out when it was claimed. Repeating it is harmless. */
  public abstract void finish();

  /**
   * Called once when the operation was taken out of its queue from outside, before the future is
   * complete: the place to give back what was held for it.
   */
  protected void withdrawn() {}

  /**
   * Completes with a result, as only the claimer may.
   *
   * @param result the result
   */
  protected final void succeed(T result) {
    super.complete(result);
  }

  /**
   * Completes with a failure, as only the claimer may, or who emptied the queue.
   *
   * @param failure the exception
   */
  public final void fail(Throwable failure) {
    super.completeExceptionally(failure);
  }

  @Override
  public final boolean complete(T value) {
    return withdraw() && super.complete(value);
  }

  @Override
  public final boolean completeExceptionally(Throwable failure) {
    return withdraw() && super.completeExceptionally(failure);
  }

  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    return withdraw() && super.cancel(mayInterruptIfRunning);
  }

  /** Returns whether it was in time. */
  private boolean withdraw() {
    PendingQueue<?> waitingIn = queue;
    if (waitingIn == null || !waitingIn.withdraw(this)) {
      return false;
    }
    withdrawn();
    return true;
  }
}
