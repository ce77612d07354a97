package io.github.hostnal.support.posix;

import io.github.hostnal.Transmit;
import io.github.hostnal.spi.RateLimitedLog;
import io.github.hostnal.support.Addresses;
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
 * The sending direction of a UDP socket. A send tries at once on the caller's thread; if the system
 * has no room, or others wait already, it waits for the event loop. As for receiving, trying and
 * beginning to wait are one step under the lock.
 */
final class UdpSender {
  private static final int DATAGRAMS_IN_A_ROW = 64;

  /** ENOBUFS is tried again after 1, 2, 4, … 64 ms, since no event tells when there is room. */
  private static final int NO_BUFFERS_RETRIES = 7;

  private static final RateLimitedLog LOG = new RateLimitedLog("io.github.hostnal.send");

  private final UdpEndpoint endpoint;
  private final SystemErrors errors;
  private final MessageBlocks blocks;
  private final Completions completions;
  private final EventLoop loop;

  /** The lock of this direction. */
  private final PendingQueue<Send> pending;

  private final RecursionGuard guard = new RecursionGuard();
  private final TrafficCounter counter = new TrafficCounter();
  private boolean closed;

  /** Claimed, but perhaps not yet complete: nothing may overtake it. */
  private Send completing;

  UdpSender(UdpEndpoint endpoint, PosixStack stack) {
    this.endpoint = endpoint;
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
   * Sends a datagram.
   *
   * @param holder stays reachable while the send is pending
   * @param transmit was checked before
   */
  CompletableFuture<Void> send(Object holder, UdpDescriptor descriptor, Transmit transmit) {
    try {
      synchronized (pending) {
        if (closed) {
          throw Failures.closed(endpoint);
        }
        if (mustWait() || !trySend(descriptor, transmit)) {
          Send send = new Send(holder, descriptor, transmit);
          pending.add(send);
          return send;
        }
      }
    } catch (IOException | RejectedExecutionException e) {
      return completions.failed(e);
    }
    return completions.completed(null);
  }

  /** Tells whether to wait without a try; then somebody will try later. */
  private boolean mustWait() {
    if (!pending.isEmpty() || completing != null) {
      return true;
    }
    if (!guard.isDeep()) {
      return false;
    }
    loop.execute(this::drain);
    return true;
  }

  private boolean trySend(UdpDescriptor descriptor, Transmit transmit) throws IOException {
    MessageBlock block = blocks.take();
    try {
      return trySend(block, descriptor, transmit, 0);
    } finally {
      blocks.give(block);
    }
  }

  /** Returns false if there is no room; then the event loop will try again. */
  private boolean trySend(
      MessageBlock block, UdpDescriptor descriptor, Transmit transmit, int retries)
      throws IOException {
    ByteBuffer data = transmit.data();
    int length = data.remaining();
    fill(block.info(), transmit);
    int errno = descriptor.send(block, endpoint.isConnected() ? null : transmit.remote(), data);
    if (errno == 0) {
      data.position(data.position() + length);
      counter.count(length, false);
      return true;
    }
    if (errno == errors.again) {
      descriptor.watchWrites(true);
      return false;
    }
    if (errno == errors.noBuffers && retries < NO_BUFFERS_RETRIES) {
      loop.execute(() -> loop.schedule(this::drain, 1L << retries));
      return false;
    }
    IOException failure = endpoint.sendFailure(errno, transmit, length);
    LOG.warn(failure.getMessage(), null);
    throw failure;
  }

  private static void fill(PacketInfo info, Transmit transmit) {
    info.clear();
    info.interfaceIndex = transmit.interfaceIndex();
    info.trafficClass = transmit.trafficClass();
    info.hopLimit = transmit.hopLimit();
    if (transmit.local() != null) {
      byte[] bytes = transmit.local().getAddress().getAddress();
      ByteBuffer address = ByteBuffer.wrap(bytes);
      if (bytes.length == 4) {
        info.localLow = address.getInt() & 0xffff_ffffL;
      } else {
        info.localHigh = address.getLong();
        info.localLow = address.getLong();
        if (info.interfaceIndex == 0) {
          info.interfaceIndex = Addresses.scopeId(transmit.local().getAddress());
        }
      }
    }
  }

  /** Sends what waits. On the event loop's thread. */
  void drain() {
    MessageBlock block = blocks.take();
    try {
      for (int i = 0; i < DATAGRAMS_IN_A_ROW; i++) {
        Send next = claim(block);
        if (next == null) {
          return;
        }
        completions.run(next::finish);
      }
      loop.execute(this::drain);
    } finally {
      blocks.give(block);
    }
  }

  private Send claim(MessageBlock block) {
    synchronized (pending) {
      completing = null;
      Send next = pending.peek();
      if (next == null) {
        stopWatching();
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

  /** Every datagram that leaves would wake the event loop otherwise. */
  private void stopWatching() {
    if (closed) {
      return;
    }
    try {
      for (UdpDescriptor descriptor : endpoint.descriptors()) {
        descriptor.watchWrites(false);
      }
    } catch (IOException e) {
      LOG.warn(endpoint + " will be woken in vain", e); // it only costs time
    }
  }

  /** Refuses what comes from now on; the caller holds the lock. Returns what was pending. */
  List<? extends PendingOperation<?>> close() {
    closed = true;
    return pending.removeAll();
  }

  /** Completes what was claimed, so that nothing is left to complete; without the lock. */
  void finishClaimed() {
    Send claimed;
    synchronized (pending) {
      claimed = completing;
    }
    if (claimed != null) {
      claimed.finish();
    }
  }

  private final class Send extends PendingOperation<Void> {
    /** The user's end of the socket must not be taken for leaked while this waits. */
    @SuppressWarnings("unused")
    private final Object holder;

    private final UdpDescriptor descriptor;
    private final Transmit transmit;
    private int attempts;
    private Exception failure;

    Send(Object holder, UdpDescriptor descriptor, Transmit transmit) {
      this.holder = holder;
      this.descriptor = descriptor;
      this.transmit = transmit;
    }

    /** Returns whether the send is over, well or badly. */
    boolean attempt(MessageBlock block) {
      try {
        return trySend(block, descriptor, transmit, ++attempts);
      } catch (IOException | RuntimeException e) {
        failure = e;
        return true;
      }
    }

    @Override
    public void finish() {
      if (failure == null) {
        succeed(null);
      } else {
        fail(failure);
      }
    }
  }
}
