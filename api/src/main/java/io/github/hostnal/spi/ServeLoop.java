package io.github.hostnal.spi;

import io.github.hostnal.Datagram;
import io.github.hostnal.DatagramHandler;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Push mode on top of {@link UnconnectedUdp#receiveInto} and {@link UnconnectedUdp#send}: what
 * {@link UnconnectedUdp#serve} is unless a provider has something faster.
 */
public final class ServeLoop {
  /** No datagram's payload is larger (RFC 768; 65535 less 8 bytes of header). */
  private static final int LARGEST_PAYLOAD = 65_527;

  /** A receive that fails at once for ever must not keep the thread. */
  private static final int FAILURES_TO_END = 1000;

  private final UnconnectedUdp socket;
  private final Function<ByteBuffer, CompletableFuture<Datagram>> receive;
  private final DatagramHandler handler;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PAYLOAD);
  private final Served served = new Served();
  private volatile CompletableFuture<Datagram> receiving;
  private int failuresInRow;
  private final RateLimitedLog log = new RateLimitedLog("io.github.hostnal.serve");

  private ServeLoop(
      UnconnectedUdp socket,
      Function<ByteBuffer, CompletableFuture<Datagram>> receive,
      DatagramHandler handler) {
    this.socket = socket;
    this.receive = receive;
    this.handler = handler;
  }

  /**
   * Starts to serve.
   *
   * @param socket where datagrams come from and answers go to
   * @param receive receives from the socket, and completes where the handler is to run
   * @param handler what to do with them
   * @param starter where the first receive is called: an event loop whose callbacks receive without
   *     recursion, or a thread that may be kept busy
   * @return complete when the socket was closed; cancelling it ends the serving
   */
  public static CompletableFuture<Void> start(
      UnconnectedUdp socket,
      Function<ByteBuffer, CompletableFuture<Datagram>> receive,
      DatagramHandler handler,
      Executor starter) {
    ServeLoop loop = new ServeLoop(socket, receive, Objects.requireNonNull(handler, "handler"));
    starter.execute(loop::run);
    return loop.served;
  }

  private void run() {
    while (!served.isDone()) {
      buffer.clear().order(ByteOrder.BIG_ENDIAN); // a handler may have changed it
      CompletableFuture<Datagram> next = receive.apply(buffer);
      receiving = next;
      if (served.isDone()) {
        next.cancel(false);
      }
      if (!next.isDone()) {
        next.whenComplete(
            (datagram, failure) -> {
              if (received(datagram, failure)) {
                run();
              }
            });
        return;
      }
      if (!next.handle(this::received).join()) {
        return;
      }
    }
  }

  /** Returns whether to go on. */
  private boolean received(Datagram datagram, Throwable failure) {
    if (datagram != null) {
      failuresInRow = 0;
      handle(datagram);
      return true;
    }
    if (!socket.isOpen()) {
      served.complete(null);
      return false;
    }
    if (served.isDone()) {
      return false;
    }
    if (failure instanceof IOException && ++failuresInRow < FAILURES_TO_END) {
      // A receive may fail once, for instance for want of memory; the socket works on.
      log("receiving failed", failure);
      return true;
    }
    served.fail(failure);
    return false;
  }

  private void handle(Datagram datagram) {
    buffer.flip();
    try {
      handler.handle(datagram, buffer, data -> reply(datagram, data));
    } catch (Throwable thrown) {
      log("a datagram handler threw, and the socket works on", thrown);
    }
  }

  private void reply(Datagram datagram, ByteBuffer data) {
    // A copy: the send may have to wait, and the caller's buffer is its own when this returns.
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
    Transmit transmit = Transmit.to(datagram.remote(), copy).from(datagram.replyFrom());
    socket
        .send(transmit)
        .whenComplete(
            (sent, failure) -> {
              if (failure != null && socket.isOpen()) {
                log("an answer to " + datagram.remote() + " could not be sent", failure);
              }
            });
  }

  private void log(String what, Throwable failure) {
    log.warn(socket.localAddress() + ": " + what, failure);
  }

  /** Ends the pending receive, which loses nothing, when it is cancelled. */
  private final class Served extends CompletableFuture<Void> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      stopReceiving();
      return cancelled;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
      boolean completed = super.completeExceptionally(failure);
      stopReceiving();
      return completed;
    }

    void fail(Throwable failure) {
      super.completeExceptionally(failure);
    }

    private void stopReceiving() {
      CompletableFuture<Datagram> pending = receiving;
      if (pending != null) {
        pending.cancel(false);
      }
    }
  }
}
