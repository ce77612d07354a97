package io.github.hostnal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.spi.ServeLoop;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How {@link ServeLoop} ends. */
class ServeLoopEndTest {
  private final FakeUdp socket = FakeUdp.fast();
  private final List<Runnable> started = new ArrayList<>();
  private int handled;
  private CompletableFuture<Void> served;

  private CompletableFuture<Void> serve(DatagramHandler handler) {
    return ServeLoop.start(socket, socket::receiveInto, handler, Runnable::run);
  }

  private CompletableFuture<Void> serve() {
    return serve((datagram, payload, reply) -> handled++);
  }

  @Test
  void endsWithTheSocket() {
    served = serve();
    socket.close();
    socket.pending.completeExceptionally(new AsynchronousCloseException());

    assertNull(served.join());
    assertEquals(1, socket.receives);
  }

  @Test
  void endsWhenTheHandlerClosesTheSocket() {
    served = serve((datagram, payload, reply) -> socket.close());
    socket.deliver("a");
    assertFalse(served.isDone());
    socket.pending.completeExceptionally(new AsynchronousCloseException());

    assertNull(served.join());
  }

  @Test
  void endsWithWhatIsNotThePeersFault() {
    served = serve();
    IllegalStateException failure = new IllegalStateException("no");
    socket.pending.completeExceptionally(failure);

    assertSame(failure, served.handle((nothing, thrown) -> thrown).join());
    assertEquals(1, socket.receives);
  }

  @Test
  void withdrawsItsReceiveWhenCancelled() {
    served = serve();

    assertTrue(served.cancel(false));
    assertTrue(served.isCancelled());
    assertTrue(socket.pending.isCancelled());
    assertEquals(1, socket.receives);
    assertTrue(socket.isOpen());
  }

  @Test
  void withdrawsItsReceiveWhenTimedOut() throws Exception {
    served = serve().orTimeout(1, TimeUnit.MILLISECONDS);

    ExecutionException thrown =
        assertThrows(ExecutionException.class, () -> served.get(30, TimeUnit.SECONDS));
    assertInstanceOf(TimeoutException.class, thrown.getCause());
    // The time-out completes the future first, and withdraws the receive then.
    Boolean withdrawn =
        socket
            .pending
            .handle((d, e) -> e instanceof CancellationException)
            .get(30, TimeUnit.SECONDS);
    assertTrue(withdrawn);
  }

  @Test
  void handlesNothingAfterTheHandlerCancelled() {
    socket.ready.addAll(List.of("a", "b", "c"));
    DatagramHandler handler =
        (datagram, payload, reply) -> {
          handled++;
          served.cancel(false);
        };
    served = ServeLoop.start(socket, socket::receiveInto, handler, started::add);
    started.get(0).run();

    assertEquals(1, handled);
    assertEquals(1, socket.receives);
    assertTrue(served.isCancelled());
  }

  @Test
  void receivesNothingIfCancelledBeforeItBegins() {
    served = ServeLoop.start(socket, socket::receiveInto, (d, p, r) -> handled++, started::add);
    assertEquals(0, socket.receives);
    served.cancel(false);
    started.get(0).run();

    assertEquals(0, socket.receives);
  }
}
