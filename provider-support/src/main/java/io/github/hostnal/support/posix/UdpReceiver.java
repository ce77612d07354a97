package io.github.hostnal.support.posix;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Direction;
import io.github.hostnal.support.TrafficCounter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** The receiving direction of a UDP socket. */
final class UdpReceiver extends Direction<UdpReceiver.Receive<?>> {
  /** How often the event loop may be woken in vain before the descriptors are not watched. */
  private static final int VAIN_EVENTS = 16;

  private final UdpEndpoint endpoint;
  private final SystemErrors errors;
  private final MessageBlocks blocks;
  private final UdpDescriptor[] descriptors;
  private final TrafficCounter counter = new TrafficCounter();
  private int turn;
  private int vainEvents;

  UdpReceiver(UdpEndpoint endpoint, UdpDescriptor[] descriptors, PosixStack stack) {
    super(
        endpoint, endpoint.loop(), UdpEndpoint.DATAGRAMS_IN_A_ROW, stack.options().pendingLimit());
    this.endpoint = endpoint;
    this.descriptors = descriptors;
    errors = stack.system().errors();
    blocks = stack.system().blocks();
  }

  void addTo(TrafficCounter received) {
    synchronized (lock()) {
      received.add(counter);
    }
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
        requireOpen();
        result = mustWait() ? null : tryReceive(buffer, form);
        if (result == null) {
          Receive<T> receive = new Receive<>(holder, completions, this, buffer, form);
          enqueue(receive);
          return receive;
        }
      }
    } catch (IOException | RuntimeException e) {
      return completions.failed(e);
    }
    return completions.completed(result);
  }

  /** There a chain of receives would never let the loop go on. */
  @Override
  protected boolean waitsOnLoop(boolean inCallback) {
    return true;
  }

  /** Returns null if nothing is there; from then on the event loop watches. */
  private <T> T tryReceive(ByteBuffer buffer, ResultForm<T> form) throws IOException {
    MessageBlock block = blocks.take();
    try {
      return tryReceive(block, buffer, form);
    } finally {
      blocks.give(block);
    }
  }

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

  /** A receive that waits. */
  static final class Receive<T> extends Direction.Operation<T> {
    private final ResultForm<T> form;
    private UdpReceiver receiver;
    private ByteBuffer buffer;

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
    protected boolean attempt() {
      try {
        T result = receiver.tryReceive(buffer, form);
        if (result == null) {
          return false;
        }
        claim(result);
      } catch (IOException | RuntimeException | Error e) {
        claimFailed(e);
      }
      return true;
    }

    @Override
    protected void release() {
      super.release();
      receiver = null;
      buffer = null;
    }
  }
}
