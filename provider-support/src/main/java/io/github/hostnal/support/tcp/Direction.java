package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.PendingQueue;
import io.github.hostnal.support.RecursionGuard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One kind of operation of a socket: reading, writing, accepting or connecting. An operation tries
 * at once on the caller's thread; if it would block it waits for the selector. Trying and beginning
 * to wait are one step under the lock, which the selector's thread takes too.
 *
 * <p>The selector watches from the first wait until it wakes up in vain once: so an idle socket
 * whose peer goes on sending costs nothing, and neither does a chain of operations which wait.
 */
final class Direction {
  /** How many operations one socket completes before others have their turn. */
  private static final int IN_A_ROW = 16;

  private final Object socket;
  private final Readiness readiness;
  private final SelectorLoop loop;
  private final Completions completions;
  private final int operation;

  /** Makes the failure of a second operation; null where many may wait. */
  private final Function<Object, ? extends RuntimeException> second;

  /** The lock of this direction. */
  private final PendingQueue<Operation<?>> pending;

  private final RecursionGuard guard = new RecursionGuard();
  private boolean closed;

  /** The last operation that was not complete at once, where only one may be pending. */
  private Operation<?> latest;

  /** Claimed, but perhaps not yet complete: nothing may overtake it. */
  private Operation<?> completing;

  /** Whether {@link #drain} is on the loop's stack; for that thread only. */
  private boolean draining;

  private Direction(
      Object socket,
      Readiness readiness,
      Completions completions,
      int operation,
      int limit,
      Function<Object, ? extends RuntimeException> second) {
    this.socket = socket;
    this.readiness = readiness;
    this.completions = completions;
    this.operation = operation;
    this.second = second;
    loop = readiness.loop();
    pending = new PendingQueue<>(limit);
  }

  /** Makes one where a second operation is refused while one is pending. */
  static Direction exclusive(
      Object socket,
      Readiness readiness,
      Completions completions,
      int operation,
      Function<Object, ? extends RuntimeException> second) {
    return new Direction(socket, readiness, completions, operation, 1, second);
  }

  /** Makes one where operations wait for their turn, up to a limit. */
  static Direction queued(
      Object socket, Readiness readiness, Completions completions, int operation, int limit) {
    return new Direction(socket, readiness, completions, operation, limit, null);
  }

  Object lock() {
    return pending;
  }

  /**
   * Begins an operation.
   *
   * @param holder stays reachable while the operation is pending
   * @param transfer what to do
   * @param elsewhere whether to leave even the first attempt to the selector's thread
   */
  <T> CompletableFuture<T> start(Object holder, Transfer<T> transfer, boolean elsewhere) {
    Operation<T> begun;
    boolean done;
    try {
      synchronized (pending) {
        requireTurn();
        boolean wait = mustWait(elsewhere);
        done = !wait && transfer.attempt();
        if (done && completions.areImmediate()) {
          return CompletableFuture.completedFuture(transfer.result());
        }
        begun = new Operation<>(holder, transfer);
        if (done) {
          begun.settle();
        } else {
          if (!wait) {
            readiness.want(operation);
          }
          pending.add(begun);
        }
        latest = second == null ? null : begun;
      }
    } catch (IOException | RuntimeException e) {
      return completions.failed(e);
    }
    if (done) {
      completions.run(begun::finish);
    }
    return begun;
  }

  private void requireTurn() throws IOException {
    if (closed) {
      throw Failures.closed(socket);
    }
    if (second != null && latest != null && !latest.isDone()) {
      throw second.apply(socket);
    }
  }

  /** Tells whether to wait without a try; then somebody will try later. */
  private boolean mustWait(boolean elsewhere) {
    if (!pending.isEmpty() || completing != null || (loop.isCurrent() && draining)) {
      return true;
    }
    if (!elsewhere && !guard.isDeep()) {
      return false;
    }
    loop.execute(this::drain);
    return true;
  }

  /** The channel is ready: called by the selector's thread. */
  void ready() {
    synchronized (pending) {
      if (pending.isEmpty() && completing == null) {
        readiness.ignore(operation);
        return;
      }
    }
    drain();
  }

  /** Attempts the operations that wait. On the selector's thread. */
  private void drain() {
    draining = true;
    try {
      for (int i = 0; i < IN_A_ROW; i++) {
        Operation<?> next = claim();
        if (next == null) {
          return;
        }
        completions.run(next::finish);
      }
      loop.execute(this::drain);
    } finally {
      draining = false;
    }
  }

  private Operation<?> claim() {
    synchronized (pending) {
      completing = null;
      Operation<?> next = pending.peek();
      if (next == null || !next.attempt()) {
        return null;
      }
      pending.removeFirst();
      completing = next;
      return next;
    }
  }

  /** Refuses what comes from now on; the caller holds the lock. Returns what was pending. */
  List<? extends PendingOperation<?>> close() {
    closed = true;
    return pending.removeAll();
  }

  /** Completes what was claimed, so that nothing is left to complete; without the lock. */
  void finishClaimed() {
    Operation<?> claimed;
    synchronized (pending) {
      claimed = completing;
    }
    if (claimed != null) {
      claimed.finish();
    }
  }

  private final class Operation<T> extends PendingOperation<T> {
    /** The user's end of the socket must not be taken for leaked while this waits. */
    @SuppressWarnings("unused")
    private Object holder;

    private Transfer<T> transfer;

    Operation(Object holder, Transfer<T> transfer) {
      this.holder = holder;
      this.transfer = transfer;
    }

    /** Returns whether the operation is over, well or badly; if not, the selector watches. */
    boolean attempt() {
      try {
        if (!transfer.attempt()) {
          readiness.want(operation);
          return false;
        }
        settle();
      } catch (IOException | RuntimeException e) {
        claimFailed(e);
        release();
      }
      return true;
    }

    void settle() {
      claim(transfer.result());
      release();
    }

    /** Nothing of the user's is to be held by what is over. */
    private void release() {
      holder = null;
      transfer = null;
    }

    @Override
    protected void withdrawn() {
      Transfer<T> given = transfer;
      release();
      given.withdrawn();
    }
  }
}
