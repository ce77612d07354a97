package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Failures;
import io.github.hostnal.support.tcp.SelectorLoop.ReadyListener;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/**
 * A channel's place in the selector, which it has from the moment when an operation must wait for
 * the first time.
 */
final class Readiness {
  private final SelectorLoop loop;
  private final SelectableChannel channel;

  // Guarded by the monitor.
  private ReadyListener listener;
  private SelectionKey key;

  Readiness(SelectorLoop loop, SelectableChannel channel, ReadyListener listener) {
    this.loop = loop;
    this.channel = channel;
    this.listener = listener;
  }

  SelectorLoop loop() {
    return loop;
  }

  /** Replaces the one that is told. */
  synchronized void tell(ReadyListener other) {
    listener = other;
    if (key != null) {
      key.attach(other);
    }
  }

  /** Has the listener told when an operation would not block. */
  synchronized void want(int operation) throws IOException {
    try {
      if (key == null) {
        key = loop.register(channel, operation, listener);
      } else if ((key.interestOpsOr(operation) & operation) == 0) {
        loop.wakeUp();
      }
    } catch (CancelledKeyException e) {
      throw Failures.closed(listener);
    }
  }

  /** Has the listener not told any more. */
  synchronized void ignore(int operation) {
    if (key != null && key.isValid()) {
      try {
        key.interestOpsAnd(~operation);
      } catch (CancelledKeyException e) {
        return; // closed meanwhile
      }
    }
  }

  /** Gives the descriptor back, when the channel was closed. */
  void release() {
    boolean registered;
    synchronized (this) {
      registered = key != null;
    }
    if (registered) {
      loop.releaseClosed();
    }
  }
}
