package io.github.hostnal.support.posix;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.PendingQueue;
import io.github.hostnal.support.RecursionGuard;
import io.github.hostnal.support.TrafficCounter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * The receiving direction of a UDP socket. A receive tries at once on the caller's thread; if
 * nothing is there it waits for the event loop. Trying and beginning to wait are one step under the
 * lock, and the event loop takes the same lock: so what comes after a vain try is never missed.
 */
final class UdpReceiver {
  /** How many datagrams one socket gets before others have their turn. */
  private static final int DATAGRAMS_IN_A_ROW = 64;

  /** How often the event loop may be woken in vain before the descriptors are not watched. */
  private static final int VAIN_EVENTS = 16;

  private final UdpEndpoint endpoint;
  private final SystemErrors errors;
  private final MessageBlocks blocks;
  private final Completions completions;
  private final EventLoop loop;

  /** The lock of this direction. */
  private final PendingQueue<Receive<?>> pending;

  private final RecursionGuard guard = new RecursionGuard();
  private final TrafficCounter counter = new TrafficCounter();
  private final UdpDescriptor[] descriptors;
  private int turn;
  private int vainEvents;
  private boolean closed;

  /** Claimed, but perhaps not yet complete: nothing may overtake it. */
  private Receive<?> completing;

  /** Whether {@link #drain} is on the event loop's stack; for that thread only. */
  private boolean draining;

  UdpReceiver(UdpEndpoint endpoint, UdpDescriptor[] descriptors, PosixStack stack) {
    this.endpoint = endpoint;
    this.descriptors = descriptors;
    errors = stack.system().errors();
    blocks = stack.system().blocks();
    completions = stack.completions();
    loop = endpoint.loop();
    pending = new PendingQueue<>(stack.options().pendingLimit());
  }

  Object lock() {
    return pending;
  }

  TrafficCounter counter() {
    return counter;
  }

  /**
   * Receives a datagram.
   *
   * @param holder stays reachable while the receive is pending
   */
  <T> CompletableFuture<T> receive(Object holder, ByteBuffer buffer, ResultForm<T> form) {
    return receive(holder, buffer, form, completions);
  }

  /** The same, but completes as it is told. */
  <T> CompletableFuture<T> receive(
      Object holder, ByteBuffer buffer, ResultForm<T> form, Completions completions) {
    if (buffer.isReadOnly()) {
      return completions.failed(
          new IllegalArgumentException("the buffer is read-only: it cannot receive"));
    }
    T result;
    try {
      synchronized (pending) {
        if (closed) {
          throw Failures.closed(endpoint);
        }
        result = mustWait() ? null : tryReceive(buffer, form);
        if (result == null) {
          Receive<T> receive = new Receive<>(holder, buffer, form, completions);
          pending.add(receive);
          return receive;
        }
      }
    } catch (IOException | RejectedExecutionException e) {
      return completions.failed(e);
    }
    return completions.completed(result);
  }

  /** Tells whether to wait without a try; then somebody will try later. */
  private boolean mustWait() {
    if (!pending.isEmpty() || completing != null) {
      return true;
    }
    boolean onLoop = loop.isCurrent();
    if (!onLoop && !guard.isDeep()) {
      return false;
    }
    if (!onLoop || !draining) {
      loop.execute(this::drain);
    }
    return true;
  }

  private <T> T tryReceive(ByteBuffer buffer, ResultForm<T> form) throws IOException {
    MessageBlock block = blocks.take();
    try {
      return tryReceive(block, buffer, form);
    } finally {
      blocks.give(block);
    }
  }

  /** Returns null if nothing is there; from then on the event loop watches. */
  private <T> T tryReceive(MessageBlock block, ByteBuffer buffer, ResultForm<T> form)
      throws IOException {
    for (int i = 0; i < descriptors.length; i++) {
      UdpDescriptor descriptor = descriptors[turn];
      turn = turn + 1 == descriptors.length ? 0 : turn + 1;
      int length = descriptor.receive(block, buffer);
      if (length >= 0) {
        boolean truncated = length > buffer.remaining();
        T result = form.of(descriptor, block, length, truncated);
        block.store(buffer, length);
        counter.count(length, truncated);
        return result;
      }
      if (-length != errors.again) {
        throw errors.exception("recvmsg", -length, endpoint.toString());
      }
    }
    vainEvents = 0;
    for (UdpDescriptor descriptor : descriptors) {
      descriptor.watchReads(true);
    }
    return null;
  }

  /** Something came: called by the event loop. */
  void ready() {
    synchronized (pending) {
      if (pending.isEmpty() && completing == null) {
        comeInVain();
        return;
      }
    }
    drain();
  }

  /** A caller who is slower than the senders finds datagrams there at once; no need to be told. */
  private void comeInVain() {
    if (!closed && ++vainEvents == VAIN_EVENTS) {
      try {
        for (UdpDescriptor descriptor : descriptors) {
          descriptor.watchReads(false);
        }
      } catch (IOException e) {
        vainEvents = 0; // it only costs time
      }
    }
  }

  /** Receives for those who wait. On the event loop's thread. */
  private void drain() {
    draining = true;
    MessageBlock block = blocks.take();
    try {
      for (int i = 0; i < DATAGRAMS_IN_A_ROW; i++) {
        Receive<?> next = claim(block);
        if (next == null) {
          return;
        }
        next.completions.run(next::finish);
      }
      loop.execute(this::drain);
    } finally {
      blocks.give(block);
      draining = false;
    }
  }

  private Receive<?> claim(MessageBlock block) {
    synchronized (pending) {
      completing = null;
      Receive<?> next = pending.peek();
      if (next == null || !next.attempt(block)) {
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
    Receive<?> claimed;
    synchronized (pending) {
      claimed = completing;
    }
    if (claimed != null) {
      claimed.finish();
    }
  }

  private final class Receive<T> extends PendingOperation<T> {
    /** The user's end of the socket must not be taken for leaked while this waits. */
    @SuppressWarnings("unused")
    private final Object holder;

    private final ByteBuffer buffer;
    private final ResultForm<T> form;
    private final Completions completions;
    private T result;
    private Exception failure;

    Receive(Object holder, ByteBuffer buffer, ResultForm<T> form, Completions completions) {
      this.completions = completions;
      this.holder = holder;
      this.buffer = buffer;
      this.form = form;
    }

    /** Returns whether the receive is over, well or badly. */
    boolean attempt(MessageBlock block) {
      try {
        result = tryReceive(block, buffer, form);
        return result != null;
      } catch (IOException | RuntimeException e) {
        failure = e;
        return true;
      }
    }

    @Override
    public void finish() {
      if (failure == null) {
        succeed(result);
      } else {
        fail(failure);
      }
    }
  }
}
