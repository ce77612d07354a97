package io.github.hostnal.support;

import java.util.concurrent.Executor;

/**
 * A thread that waits for sockets to become ready, and does what waited for them. Executing a task
 * fails with {@link java.util.concurrent.RejectedExecutionException} when it has ended.
 */
public interface Loop extends Executor {

  /**
   * Tells whether the caller is this loop's thread.
   *
   * @return whether it is
   */
  boolean isCurrent();
}
