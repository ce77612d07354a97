package io.github.hostnal.internal;

import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Sends datagrams one after another, on top of {@link UnconnectedUdp#send(Transmit)}. */
public final class SendAll extends CompletableFuture<Integer> {
  private final UnconnectedUdp socket;
  private final List<Transmit> transmits;
  private int sent;
  private CompletableFuture<Void> sending;
  private Throwable ending;

  private SendAll(UnconnectedUdp socket, List<Transmit> transmits) {
    this.socket = socket;
    this.transmits = transmits;
  }

  /** Sends as many as go out in a row. */
  public static CompletableFuture<Integer> start(UnconnectedUdp socket, List<Transmit> transmits) {
    SendAll all = new SendAll(socket, List.copyOf(transmits));
    all.run();
    return all;
  }

  private void run() {
    CompletableFuture<Void> next = sendNext();
    while (next != null) {
      if (!next.isDone()) {
        next.whenComplete(
            (done, failure) -> {
              if (sentOne(failure)) {
                run();
              }
            });
        return;
      }
      if (!next.handle((done, failure) -> sentOne(failure)).join()) {
        return;
      }
      next = sendNext();
    }
    finish(null);
  }

  /** Returns null if there is nothing more to send. */
  private synchronized CompletableFuture<Void> sendNext() {
    if (ending != null || sent == transmits.size()) {
      return null;
    }
    sending = socket.send(transmits.get(sent));
    return sending;
  }

  /** Returns whether to go on. */
  private boolean sentOne(Throwable failure) {
    if (failure == null) {
      synchronized (this) {
        sent++;
      }
      return true;
    }
    finish(failure);
    return false;
  }

  private void finish(Throwable failure) {
    int count;
    Throwable reason;
    synchronized (this) {
      count = sent;
      reason = ending == null ? failure : ending;
    }
    if (count > 0 || reason == null) {
      super.complete(count);
    } else {
      super.completeExceptionally(reason);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return end(new CancellationException());
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return end(failure);
  }

  /** Withdraws the send under way and sends no more; returns whether nothing has gone out. */
  private boolean end(Throwable reason) {
    CompletableFuture<Void> pending;
    synchronized (this) {
      if (isDone() || ending != null) {
        return false;
      }
      ending = reason;
      pending = sending;
    }
    if (pending != null) {
      pending.cancel(false);
    }
    return isCompletedExceptionally();
  }
}
