package io.github.hostnal.support;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a socket: receiving, sending, reading, writing, accepting. An operation tries at
 * once on the caller's thread; if it would block, or others wait already, it waits for the event
 * loop. Trying and beginning to wait are one step under the lock, and the loop takes the same lock:
 * so what happens after a vain try is never missed.
 *
 * @param <O> the operations of this direction
 */
public abstract class Direction<O extends Direction.Operation<?>> {
  /** Time enough for a caller to unwind its stack. */
  private static final int HOLD_MILLIS = 1;

  private final Object socket;
  private final Loop loop;
  private final int inRow;
  private final PendingQueue<O> pending;
  private final RecursionGuard guard = new RecursionGuard();
  private boolean closed;

  /** Nothing goes on until a caller has unwound its stack. */
  private boolean held;

  /** Claimed, but perhaps not yet complete: nothing may overtake it. */
  private O completing;

  /** Whether {@link #drain} is on the event loop's stack; for that thread only. */
  private boolean draining;

  /**
   * What waits for its turn.
   *
   * @param <T> the type of the result
   */
  public abstract static class Operation<T> extends PendingOperation<T> {
    /** The user's end of the socket must not be taken for leaked while this waits. */
    @SuppressWarnings("unused")
    private Object holder;

    private final Completions completions;

    /**
     * For subclasses.
     *
     * @param holder stays reachable while the operation is pending
     * @param completions completes the future
     */
    protected Operation(Object holder, Completions completions) {
      this.holder = holder;
      this.completions = completions;
    }

    /**
     * Tries, and claims if it is over, well or badly, even without memory: what is thrown here
     * would leave it waiting with nobody to wake it. Under the lock.
     *
     * @return whether it is over; if not, the event loop has been asked to watch
     */
    protected abstract boolean attempt();

    /** Lets go of what is the user's, when the operation is over. */
    protected void release() {
      holder = null;
    }

    @Override
    protected void withdrawn() {
      release();
    }

    private void complete() {
      completions.run(this::finish);
    }
  }

  /**
   * For subclasses.
   *
   * @param socket what the direction is of, for messages
   * @param loop serves what waits
   * @param inRow how many operations one socket completes before others have their turn
   * @param limit how many operations may wait
   */
  protected Direction(Object socket, Loop loop, int inRow, int limit) {
    this.socket = socket;
    this.loop = loop;
    this.inRow = inRow;
    pending = new PendingQueue<>(limit);
  }

  /**
   * Returns the lock of this direction.
   *
   * @return what to synchronize on
   */
  public final Object lock() {
    return pending;
  }

  /**
   * Tells whether a call from the event loop goes to the end of what the loop has to do. Under the
   * lock.
   *
   * @param inCallback whether the call comes from a callback of this direction
   * @return true not to try at once
   */
  protected abstract boolean waitsOnLoop(boolean inCallback);

  /** Called when the event loop finds that nothing waits any more. Under the lock. */
  protected void nothingWaits() {}

  /**
   * Refuses what is asked of a closed socket. Under the lock.
   *
   * @throws ClosedChannelException if the direction is closed
   */
  protected final void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw Failures.closed(socket);
    }
  }

  /**
   * Tells whether it was closed. Under the lock.
   *
   * @return whether it was
   */
  protected final boolean isClosed() {
    return closed;
  }

  /**
   * Tells whether anybody waits, or is about to be told what came. Under the lock.
   *
   * @return whether there is something for {@link #drain}
   */
  protected final boolean isBusy() {
    return held || completing != null || !pending.isEmpty();
  }

  /**
   * Tells whether to wait without a try; then somebody will try later. Under the lock.
   *
   * @return whether to {@link #enqueue}
   */
  protected final boolean mustWait() {
    boolean onLoop = loop.isCurrent();
    if (guard.isDeep()) {
      if (onLoop) {
        drainLater();
      } else if (!held) {
        hold();
      }
      return true;
    }
    if (isBusy()) {
      return true;
    }
    if (onLoop && waitsOnLoop(draining)) {
      drainLater();
      return true;
    }
    return false;
  }

  /**
   * Has an operation wait for its turn. Under the lock.
   *
   * @param operation one that has just tried in vain, or after {@link #mustWait} or {@link
   *     #drainLater}
   * @throws java.util.concurrent.RejectedExecutionException if too many wait
   */
  protected final void enqueue(O operation) {
    pending.add(operation);
  }

  /** Has the event loop do what waits, even if nothing happens to the socket. */
  protected final void drainLater() {
    if (!loop.isCurrent() || !draining) {
      loop.execute(this::drain);
    }
  }

  /**
   * Has the event loop do what waits, after a while.
   *
   * @param millis how long a while
   */
  protected final void drainAfter(long millis) {
    after(millis).execute(this::drain);
  }

  private Executor after(long millis) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, loop);
  }

  /** A future that completed before its caller had unwound would only deepen the stack. */
  private void hold() {
    held = true;
    after(HOLD_MILLIS).execute(this::letGo);
  }

  private void letGo() {
    synchronized (pending) {
      held = false;
    }
    drain();
  }

  /** Does what waits. On the event loop's thread, without the lock. */
  public final void drain() {
    draining = true;
    try {
      for (int i = 0; i < inRow; i++) {
        O next = claim();
        if (next == null) {
          return;
        }
        ((Operation<?>) next).complete();
      }
      loop.execute(this::drain);
    } finally {
      draining = false;
    }
  }

  private O claim() {
    synchronized (pending) {
      completing = null;
      if (held || closed) {
        return null;
      }
      O next = pending.peek();
      if (next == null) {
        nothingWaits();
        return null;
      }
      if (!next.attempt()) {
        return null;
      }
      pending.removeFirst();
      next.release();
      completing = next;
      return next;
    }
  }

  /**
   * Refuses what comes from now on. Under the lock.
   *
   * @return what was pending, to be {@linkplain PendingOperation#finish finished} without the lock
   */
  public final List<O> close() {
    closed = true;
    List<O> orphans = new ArrayList<>();
    while (!pending.isEmpty()) {
      O orphan = pending.peek();
      orphan.claimFailed(Failures.closedMeanwhile(socket));
      pending.removeFirst();
      orphan.release();
      orphans.add(orphan);
    }
    return orphans;
  }

  /** Completes what was claimed, so that nothing is left to complete. Without the lock. */
  public final void finishClaimed() {
    O claimed;
    synchronized (pending) {
      claimed = completing;
    }
    if (claimed != null) {
      claimed.finish();
    }
  }
}
