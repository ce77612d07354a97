package io.github.hostnal.support.posix;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.PendingQueue;
import io.github.hostnal.support.RecursionGuard;
import io.github.hostnal.support.TrafficCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a UDP socket. An operation tries at once on the caller's thread; if the system
 * says "not now", or others wait already, it waits for the event loop. Trying and beginning to wait
 * are one step under the lock, and the event loop takes the same lock: so what happens after a vain
 * try is never missed.
 *
 * @param <O> the operations of this direction
 */
abstract class UdpDirection<O extends UdpDirection.Operation<?>> {
  /** How many datagrams one socket gets before others have their turn. */
  private static final int DATAGRAMS_IN_A_ROW = 64;

  /** Time enough for a caller to unwind its stack. */
  private static final int HOLD_MILLIS = 1;

  final UdpEndpoint endpoint;
  final SystemErrors errors;
  final MessageBlocks blocks;
  final EventLoop loop;

  /** Its monitor is the lock of this direction. */
  final PendingQueue<O> pending;

  final TrafficCounter counter = new TrafficCounter();
  private final RecursionGuard guard = new RecursionGuard();
  private boolean closed;

  /** Nothing goes on until a caller has unwound its stack. */
  private boolean held;

  /** Claimed, but perhaps not yet complete: nothing may overtake it. */
  private O completing;

  /** Whether {@link #drain} is on the event loop's stack; for that thread only. */
  private boolean draining;

  /** What waits for its turn. */
  abstract static class Operation<T> extends PendingOperation<T> {
    /** The user's end of the socket must not be taken for leaked while this waits. */
    @SuppressWarnings("unused")
    private final Object holder;

    private final Completions completions;

    Operation(Object holder, Completions completions) {
      this.holder = holder;
      this.completions = completions;
    }

    /** Tries, and claims if it is over, well or badly; returns whether it is. */
    abstract boolean attempt(MessageBlock block);
  }

  UdpDirection(UdpEndpoint endpoint, PosixStack stack) {
    this.endpoint = endpoint;
    errors = stack.system().errors();
    blocks = stack.system().blocks();
    loop = endpoint.loop();
    pending = new PendingQueue<>(stack.options().pendingLimit());
  }

  final Object lock() {
    return pending;
  }

  /** Adds what went through this direction. */
  final void addTo(TrafficCounter sum) {
    synchronized (pending) {
      sum.add(counter);
    }
  }

  // ---- the rest but drain() and finishClaimed() expects the caller to hold the lock

  final boolean isClosed() {
    return closed;
  }

  /** Tells whether anybody waits, or is about to be told what came. */
  final boolean isBusy() {
    return held || completing != null || !pending.isEmpty();
  }

  /** Tells whether to wait without a try; then somebody will try later. */
  final boolean mustWait() {
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
    if (onLoop && waitsOnLoop()) {
      drainLater();
      return true;
    }
    return false;
  }

  /** Tells whether a call from the event loop goes to the end of what the loop has to do. */
  abstract boolean waitsOnLoop();

  private void drainLater() {
    if (!draining) {
      loop.execute(this::drain);
    }
  }

  /** A future that completed before its caller had unwound would only deepen the stack. */
  private void hold() {
    held = true;
    loop.execute(() -> loop.schedule(this::release, HOLD_MILLIS));
  }

  private void release() {
    synchronized (pending) {
      held = false;
    }
    drain();
  }

  /** Does what waits. On the event loop's thread. */
  final void drain() {
    draining = true;
    MessageBlock block = blocks.take();
    try {
      for (int i = 0; i < DATAGRAMS_IN_A_ROW; i++) {
        O next = claim(block);
        if (next == null) {
          return;
        }
        ((Operation<?>) next).completions.run(next::finish);
      }
      loop.execute(this::drain);
    } finally {
      blocks.give(block);
      draining = false;
    }
  }

  private O claim(MessageBlock block) {
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
      if (!next.attempt(block)) {
        return null;
      }
      pending.removeFirst();
      completing = next;
      return next;
    }
  }

  /** Called when the last operation that waited was done. */
  abstract void nothingWaits();

  /** Refuses what comes from now on; returns what was pending, to be finished without the lock. */
  final List<O> close() {
    closed = true;
    List<O> orphans = new ArrayList<>();
    while (!pending.isEmpty()) {
      O orphan = pending.peek();
      orphan.claimFailed(Failures.closedMeanwhile(endpoint));
      pending.removeFirst();
      orphans.add(orphan);
    }
    return orphans;
  }

  /** Completes what was claimed, so that nothing is left to complete. */
  final void finishClaimed() {
    O claimed;
    synchronized (pending) {
      claimed = completing;
    }
    if (claimed != null) {
      claimed.finish();
    }
  }
}
