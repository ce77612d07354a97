package io.github.hostnal.support.posix;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** The receiving direction of a UDP socket. */
final class UdpReceiver extends UdpDirection<UdpReceiver.Receive<?>> {
  /** How often the event loop may be woken in vain before the descriptors are not watched. */
  private static final int VAIN_EVENTS = 16;

  private final UdpDescriptor[] descriptors;
  private int turn;
  private int vainEvents;

  UdpReceiver(UdpEndpoint endpoint, UdpDescriptor[] descriptors, PosixStack stack) {
    super(endpoint, stack);
    this.descriptors = descriptors;
  }

  /**
   * Receives a datagram.
   *
   * @param holder stays reachable while the receive is pending
   * @param completions completes the future
   */
  <T> CompletableFuture<T> receive(
      Object holder, ByteBuffer buffer, ResultForm<T> form, Completions completions) {
    if (buffer.isReadOnly()) {
      return completions.failed(
          new IllegalArgumentException("the buffer is read-only: it cannot receive"));
    }
    T result;
    try {
      synchronized (lock()) {
        if (isClosed()) {
          throw Failures.closed(endpoint);
        }
        result = mustWait() ? null : tryReceive(buffer, form);
        if (result == null) {
          Receive<T> receive = new Receive<>(holder, completions, this, buffer, form);
          pending.add(receive);
          return receive;
        }
      }
    } catch (IOException | RejectedExecutionException e) {
      return completions.failed(e);
    }
    return completions.completed(result);
  }

  /** There chains of receives would never let the loop go on. */
  @Override
  boolean waitsOnLoop() {
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
        throw errors.exception("recvmsg", -length, "on " + endpoint);
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
    synchronized (lock()) {
      if (!isBusy()) {
        comeInVain();
        return;
      }
    }
    drain();
  }

  /** A caller who is slower than the senders finds datagrams there at once; no need to be told. */
  private void comeInVain() {
    if (!isClosed() && ++vainEvents == VAIN_EVENTS) {
      try {
        for (UdpDescriptor descriptor : descriptors) {
          descriptor.watchReads(false);
        }
      } catch (IOException e) {
        vainEvents = 0; // it only costs time
      }
    }
  }

  @Override
  void nothingWaits() {
    // The next receive may come at once.
  }

  /** A receive that waits. */
  static final class Receive<T> extends UdpDirection.Operation<T> {
    private final UdpReceiver receiver;
    private final ByteBuffer buffer;
    private final ResultForm<T> form;

    Receive(
        Object holder,
        Completions completions,
        UdpReceiver receiver,
        ByteBuffer buffer,
        ResultForm<T> form) {
      super(holder, completions);
      this.receiver = receiver;
      this.buffer = buffer;
      this.form = form;
    }

    @Override
    boolean attempt(MessageBlock block) {
      try {
        T result = receiver.tryReceive(block, buffer, form);
        if (result == null) {
          return false;
        }
        claim(result);
      } catch (IOException | RuntimeException e) {
        claimFailed(e);
      }
      return true;
    }
  }
}
