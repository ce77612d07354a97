package io.github.hostnal.support;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Completes futures where {@link io.github.hostnal.StackOptions#executor} wants it. */
public final class Completions {
  private final Executor executor;

  /**
   * Makes it for a stack.
   *
   * @param executor null for the thread that did the work
   */
  public Completions(Executor executor) {
    this.executor = executor;
  }

  /**
   * Runs what completes futures, here if the executor does not take it.
   *
   * @param completion harmless to repeat, since an executor may run it and throw
   */
  public void run(Runnable completion) {
    if (executor == null) {
      completion.run();
      return;
    }
    try {
      executor.execute(completion);
    } catch (RuntimeException | Error e) {
      completion.run(); // a result that nobody is told of would be lost
    }
  }

  /**
   * Returns a future with a result that is there already.
   *
   * @param result the result
   * @param <T> its type
   * @return complete at once, unless an executor completes it; cancelling it has no effect
   */
  public <T> CompletableFuture<T> completed(T result) {
    return executor == null
        ? CompletableFuture.completedFuture(result)
        : deliver(new Delivery<>(result, null));
  }

  /**
   * Returns a future with a failure that is there already.
   *
   * @param failure the exception
   * @param <T> the type of the result
   * @return complete at once, unless an executor completes it; cancelling it has no effect
   */
  public <T> CompletableFuture<T> failed(Throwable failure) {
    return executor == null
        ? CompletableFuture.failedFuture(failure)
        : deliver(new Delivery<>(null, failure));
  }

  private <T> CompletableFuture<T> deliver(Delivery<T> delivery) {
    run(delivery::finish);
    return delivery;
  }

  /**
   * Calls something on this thread and returns what came of it.
   *
   * @param call what to do
   * @param <T> the type of the result
   * @return the result or the exception
   */
  public <T> CompletableFuture<T> call(Callable<T> call) {
    try {
      return completed(call.call());
    } catch (Exception e) {
      return failed(e);
    }
  }

  /** In no queue, so that it cannot be withdrawn: what it has would be lost. */
  private static final class Delivery<T> extends PendingOperation<T> {
    Delivery(T result, Throwable failure) {
      if (failure == null) {
        claim(result);
      } else {
        claimFailed(failure);
      }
    }
  }
}
