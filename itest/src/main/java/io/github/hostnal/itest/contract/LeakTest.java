package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.UnconnectedUdp;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A socket that nobody can reach any more is closed and logged, but not while it is in use. */
@Tag(Tags.CLOSE)
class LeakTest extends ContractTest {

  @Test
  void anUnreachableSocketIsClosedAndLogged() {
    try (LogCapture log = new LogCapture()) {
      log.assumeCapturing();
      InetSocketAddress local = leak();
      Await.until("the socket is closed", () -> collected() && open() == 0);
      assertTrue(Loopback.usable(local), "the port is free");
      Await.until("it is logged", () -> log.hasWarning(String.valueOf(local.getPort())));
    }
  }

  @Test
  void manyUnreachableSocketsAreClosed() {
    try (LogCapture log = new LogCapture()) {
      for (int i = 0; i < 50; i++) {
        leak();
      }
      Await.until("the sockets are closed", () -> collected() && open() == 0);
      log.assumeCapturing();
      Await.until("it is logged", () -> log.warnings() > 0);
    }
  }

  private InetSocketAddress leak() {
    return Await.result(stack.udp().bindMultiple(Loopback.at(Loopback.IPV4, 0))).localAddress();
  }

  private long open() {
    return stack.statistics().openSockets();
  }

  /** Has garbage collected; always true. */
  private static boolean collected() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    for (int i = 0; i < 10 && garbage.get() != null; i++) {
      System.gc();
    }
    return true;
  }

  /** Gives leaks the time to be found that the leaks of two others take, one after the other. */
  private void othersAreCollected() {
    try (LogCapture log = new LogCapture()) {
      for (int i = 0; i < 2; i++) {
        InetSocketAddress other = leak();
        Await.until("another socket is closed", () -> collected() && Loopback.usable(other));
      }
      log.flush();
    }
  }

  @Test
  void aSocketWithAPendingReceiveIsNotCollected() {
    List<Integer> lengths = new ArrayList<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    InetSocketAddress local = receiveAndForget(lengths, over);
    othersAreCollected();
    Await.until("this one alone is open", () -> open() == 1);
    peer(Loopback.IPV4).send(local, "still there?");
    try (LogCapture log = new LogCapture()) {
      Await.result(over);
      assertEquals(List.of(12), lengths);
      Await.until("now the socket is closed", () -> collected() && open() == 0);
      log.assumeCapturing();
      Await.until("it is logged", () -> log.hasWarning(String.valueOf(local.getPort())));
    }
  }

  private InetSocketAddress receiveAndForget(List<Integer> lengths, CompletableFuture<Void> over) {
    UnconnectedUdp socket = Await.result(stack.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
    socket
        .receiveInto(ByteBuffer.allocate(100))
        .thenAccept(datagram -> lengths.add(datagram.length()))
        .thenRun(() -> over.complete(null));
    return socket.localAddress();
  }

  @Test
  void aSocketThatServesIsNotCollected() throws Exception {
    InetSocketAddress local = serveAndForget();
    othersAreCollected();
    Peer peer = peer(Loopback.IPV4);
    Await.until("this one alone is open", () -> open() == 1);
    peer.send(local, "still there?");
    assertEquals("yes", peer.receive().text());
    stack.close();
  }

  private InetSocketAddress serveAndForget() {
    UnconnectedUdp socket = Await.result(stack.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
    socket.serve((datagram, payload, reply) -> reply.reply(Payload.text("yes")));
    return socket.localAddress();
  }
}
