package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Transmit;
import io.github.hostnal.UdpSocket;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When close returns, the futures are complete and the port is free. */
@Tag(Tags.CLOSE)
class CloseTest extends ContractTest {

  @Test
  void pendingReceivesFail() {
    UnconnectedUdp socket = bindBothFamilies();
    Guarded buffer = BufferKind.DIRECT.of(8);
    List<CompletableFuture<?>> pending = new ArrayList<>();
    pending.add(socket.receiveInto(buffer.view()));
    pending.add(socket.receiveInto(ByteBuffer.allocate(8)));
    socket.close();
    assertTrue(pending.stream().allMatch(CompletableFuture::isDone), "complete on return");
    pending.forEach(future -> Await.failure(AsynchronousCloseException.class, future));
    buffer.assertUntouched();
  }

  @Test
  void pendingReceivesOfAConnectedSocketFail() {
    ConnectedUdp socket = connect(peer(Loopback.IPV4).address());
    CompletableFuture<Integer> pending = socket.receiveInto(ByteBuffer.allocate(8));
    socket.close();
    assertTrue(pending.isDone(), "complete on return");
    Await.failure(AsynchronousCloseException.class, pending);
  }

  @Test
  void thePortIsFreeAtOnce() {
    for (int i = 0; i < 200; i++) {
      UnconnectedUdp socket = Await.result(stack.udp().bindMultiple(0));
      CompletableFuture<?> pending = socket.receiveInto(ByteBuffer.allocate(8));
      int port = socket.localAddress().getPort();
      socket.close();
      Peer.on(Loopback.at("0.0.0.0", port)).close();
      if (Loopback.usable(Loopback.IPV6)) {
        Peer.on(Loopback.at("::", port)).close();
      }
      assertTrue(pending.isDone());
    }
  }

  @Test
  void theSocketTellsThatItIsClosed() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress local = socket.localAddress();
    assertTrue(socket.isOpen());
    assertEquals(1, stack.statistics().openSockets());
    socket.close();
    assertFalse(socket.isOpen());
    assertEquals(0, stack.statistics().openSockets());
    assertEquals(local, socket.localAddress());
    socket.close();
    assertEquals(0, stack.statistics().openSockets());
  }

  @Test
  void operationsOfAClosedSocketFail() {
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    socket.close();
    ByteBuffer data = Payload.text("too late");
    assertRefused(socket.send(socket.localAddress(), remote, data));
    assertRefused(socket.send(Transmit.to(remote, data)));
    assertRefused(socket.sendAll(List.of(Transmit.to(remote, data))));
    assertRefused(socket.receiveInto(ByteBuffer.allocate(8)));
    assertEquals(0, data.position());
    assertOptionsRefused(socket);
  }

  @Test
  void operationsOfAClosedConnectedSocketFail() {
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    ConnectedUdp socket = connect(remote);
    socket.close();
    assertRefused(socket.send(Payload.text("too late")));
    assertRefused(socket.receiveInto(ByteBuffer.allocate(8)));
    assertEquals(remote, socket.remoteAddress());
    assertOptionsRefused(socket);
  }

  /** What was closed before the call was not closed meanwhile. */
  private static void assertRefused(CompletableFuture<?> future) {
    ClosedChannelException refused = Await.failure(ClosedChannelException.class, future);
    assertFalse(refused instanceof AsynchronousCloseException, refused::toString);
  }

  private static void assertOptionsRefused(UdpSocket socket) {
    var option = StandardSocketOptions.SO_RCVBUF;
    UncheckedIOException read =
        assertThrows(UncheckedIOException.class, () -> socket.getOption(option));
    assertInstanceOf(ClosedChannelException.class, read.getCause());
    UncheckedIOException written =
        assertThrows(UncheckedIOException.class, () -> socket.setOption(option, 10_000));
    assertInstanceOf(ClosedChannelException.class, written.getCause());
  }

  @Test
  void fromACallback() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<?> other = new CompletableFuture<>();
    CompletableFuture<Void> closed =
        socket.receiveInto(ByteBuffer.allocate(8)).thenRun(socket::close);
    socket
        .receiveInto(ByteBuffer.allocate(8))
        .whenComplete((datagram, failure) -> other.completeExceptionally(failure));
    peer(Loopback.IPV4).send(socket.localAddress(), "the end");
    Await.result(closed);
    Await.failure(AsynchronousCloseException.class, other);
    Peer.on(socket.localAddress()).close();
  }

  @Test
  void fromACallbackOfItsOwnClosing() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Void> closedAgain =
        socket
            .receiveInto(ByteBuffer.allocate(8))
            .handle(
                (datagram, failure) -> {
                  socket.close();
                  return null;
                });
    socket.close();
    Await.result(closedAgain);
  }

  @Test
  void fromManyThreadsAtOnce() throws Exception {
    for (int round = 0; round < 100; round++) {
      UnconnectedUdp socket = Await.result(stack.udp().bindMultiple(0));
      CompletableFuture<?> pending = socket.receiveInto(ByteBuffer.allocate(8));
      AtomicInteger early = new AtomicInteger();
      Runnable close =
          () -> {
            socket.close();
            if (!pending.isDone() || socket.isOpen()) {
              early.incrementAndGet();
            }
          };
      try (Race race = new Race()) {
        race.run(close, close);
      }
      assertEquals(0, early.get(), "returned before it was closed");
      Peer.on(Loopback.at("0.0.0.0", socket.localAddress())).close();
    }
  }

  @Test
  void noCallbackStartsAfterwards() {
    AtomicBoolean returned = new AtomicBoolean();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger called = new AtomicInteger();
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    for (int i = 0; i < 100; i++) {
      socket
          .receiveInto(ByteBuffer.allocate(8))
          .whenComplete(
              (datagram, failure) -> {
                called.incrementAndGet();
                if (returned.get()) {
                  late.incrementAndGet();
                }
              });
    }
    socket.close();
    returned.set(true);
    Await.until("all callbacks have been called", () -> called.get() == 100);
    assertEquals(0, late.get(), "callbacks that started after close returned");
  }

  @Test
  void otherSocketsOfTheStackLiveOn() throws Exception {
    UnconnectedUdp closed = bindSingle(Loopback.IPV4);
    UnconnectedUdp open = bindSingle(Loopback.IPV4);
    closed.close();
    assertWorks(open);
  }
}
