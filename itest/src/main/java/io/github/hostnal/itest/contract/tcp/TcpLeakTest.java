package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.LogCapture;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Tags;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A socket that nobody can reach any more is closed and logged, but not while it is in use. */
@Tag(Tags.CLOSE)
class TcpLeakTest extends TcpTest {

  @Test
  void anUnreachableConnectionIsClosedAndLogged() {
    TcpListener listener = listen(Loopback.IPV4);
    try (LogCapture log = new LogCapture()) {
      log.assumeCapturing();
      int port = leakConnection(listener);
      TcpConnection server = accept(listener);
      CompletableFuture<Integer> end = server.read(ByteBuffer.allocate(1));
      Await.until("the peer sees the end", () -> collected() && end.isDone());
      Await.until("it is logged", () -> log.hasWarning(String.valueOf(port)));
    }
  }

  private int leakConnection(TcpListener listener) {
    TcpConnection leaked = Await.result(stack.tcp().connect(listener.localAddress()));
    leaked.read(ByteBuffer.allocate(1)).cancel(false);
    return leaked.localAddress().getPort();
  }

  @Test
  void anUnreachableListenerIsClosedAndLogged() {
    try (LogCapture log = new LogCapture()) {
      log.assumeCapturing();
      int port = leakListener();
      Await.until("it is closed", () -> collected() && stack.statistics().openSockets() == 0);
      Await.until("it is logged", () -> log.hasWarning(String.valueOf(port)));
    }
  }

  private int leakListener() {
    return Await.result(stack.tcp().listen(Loopback.at(Loopback.IPV4, 0))).localAddress().getPort();
  }

  @Test
  void aConnectionWithAPendingReadIsNotCollected() {
    TcpListener listener = listen(Loopback.IPV4);
    CompletableFuture<Integer> read = readAndForget(listener);
    TcpConnection server = accept(listener);
    for (int i = 0; i < 5; i++) {
      collected();
    }
    try (LogCapture log = new LogCapture()) {
      send(server, "still there?");
      assertEquals(12, Await.result(read));
      CompletableFuture<Integer> end = server.read(ByteBuffer.allocate(1));
      Await.until("now the connection is closed", () -> collected() && end.isDone());
      log.assumeCapturing();
      Await.until("it is logged", () -> log.warnings() > 0);
    }
  }

  private CompletableFuture<Integer> readAndForget(TcpListener listener) {
    return Await.result(stack.tcp().connect(listener.localAddress()))
        .read(ByteBuffer.allocate(100));
  }

  @Test
  void whatWasClosedIsNotLogged() {
    try (LogCapture log = new LogCapture()) {
      for (int i = 0; i < 10; i++) {
        Ends ends = connected();
        ends.client().close();
        ends.server().close();
      }
      collected();
      leakListener();
      Await.until("it is logged", () -> collected() && log.hasWarning("TCP listener"));
      assertEquals(1, log.warnings());
    }
  }

  /** Has garbage collected; always true. */
  private static boolean collected() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    for (int i = 0; i < 10 && garbage.get() != null; i++) {
      System.gc();
    }
    return true;
  }
}
