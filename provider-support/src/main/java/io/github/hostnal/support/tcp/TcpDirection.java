package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Direction;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One kind of operation of a socket: reading, writing, accepting or connecting.
 *
 * <p>The selector watches from the first wait until it wakes up in vain once: so an idle socket
 * whose peer goes on sending costs nothing, and neither does a chain of operations which wait.
 */
final class TcpDirection extends Direction<TcpDirection.Begun<?>> {
  /** How many operations one socket completes before others have their turn. */
  private static final int IN_A_ROW = 16;

  private final Object socket;
  private final Readiness readiness;
  private final Completions completions;
  private final int operation;

  /** Makes the failure of a second operation; null where many may wait. */
  private final Function<Object, ? extends RuntimeException> second;

  /** The last operation, where only one may be pending: an executor may complete it late. */
  private CompletableFuture<?> latest;

  private TcpDirection(
      Object socket,
      Readiness readiness,
      Completions completions,
      int operation,
      int limit,
      Function<Object, ? extends RuntimeException> second) {
    super(socket, readiness.loop(), IN_A_ROW, limit);
    this.socket = socket;
    this.readiness = readiness;
    this.completions = completions;
    this.operation = operation;
    this.second = second;
  }

  /** Makes one where a second operation is refused while one is pending. */
  static TcpDirection exclusive(
      Object socket,
      Readiness readiness,
      Completions completions,
      int operation,
      Function<Object, ? extends RuntimeException> second) {
    return new TcpDirection(socket, readiness, completions, operation, 1, second);
  }

  /** Makes one where operations wait for their turn, up to a limit. */
  static TcpDirection queued(
      Object socket, Readiness readiness, Completions completions, int operation, int limit) {
    return new TcpDirection(socket, readiness, completions, operation, limit, null);
  }

  /**
   * Begins an operation.
   *
   * @param holder stays reachable while the operation is pending
   * @param transfer what to do
   * @param elsewhere whether to leave even the first attempt to the selector's thread
   */
  <T> CompletableFuture<T> start(Object holder, Transfer<T> transfer, boolean elsewhere) {
    try {
      synchronized (lock()) {
        requireTurn();
        CompletableFuture<T> begun = begin(holder, transfer, elsewhere);
        latest = second == null ? null : begun;
        return begun;
      }
    } catch (IOException | RuntimeException e) {
      return completions.failed(e);
    }
  }

  private <T> CompletableFuture<T> begin(Object holder, Transfer<T> transfer, boolean elsewhere)
      throws IOException {
    boolean wait = mustWait();
    if (!wait && elsewhere) {
      drainLater();
      wait = true;
    }
    if (!wait) {
      if (transfer.attempt()) {
        return completions.completed(transfer.result());
      }
      readiness.want(operation);
    }
    Begun<T> begun = new Begun<>(holder, completions, this, transfer);
    enqueue(begun);
    return begun;
  }

  private void requireTurn() throws IOException {
    requireOpen();
    if (second != null && latest != null && !latest.isDone()) {
      throw second.apply(socket);
    }
  }

  /** Only what would nest has to wait. */
  @Override
  protected boolean waitsOnLoop(boolean inCallback) {
    return inCallback;
  }

  /** The channel is ready: called by the selector's thread. */
  void ready() {
    synchronized (lock()) {
      if (!isBusy()) {
        readiness.ignore(operation);
        return;
      }
    }
    drain();
  }

  /** An operation that waits. */
  static final class Begun<T> extends Direction.Operation<T> {
    private TcpDirection direction;
    private Transfer<T> transfer;

    Begun(Object holder, Completions completions, TcpDirection direction, Transfer<T> transfer) {
      super(holder, completions);
      this.direction = direction;
      this.transfer = transfer;
    }

    @Override
    protected boolean attempt() {
      try {
        if (!transfer.attempt()) {
          direction.readiness.want(direction.operation);
          return false;
        }
        claim(transfer.result());
      } catch (IOException | RuntimeException | Error e) {
        claimFailed(e);
      }
      return true;
    }

    @Override
    protected void release() {
      super.release();
      direction = null;
      transfer = null;
    }

    @Override
    protected void withdrawn() {
      Transfer<T> given = transfer;
      super.withdrawn();
      given.withdrawn();
    }
  }
}
