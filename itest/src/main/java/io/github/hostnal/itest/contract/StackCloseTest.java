package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UdpSocket;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing a stack closes its sockets and ends its threads. */
@Tag(Tags.CLOSE)
class StackCloseTest extends ContractTest {
  private static final AtomicInteger STACKS = new AtomicInteger();

  private final String name = "stack-close-" + STACKS.incrementAndGet() + "-";

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name(name).eventLoops(2);
  }

  @Test
  void itsSocketsAreClosed() {
    List<UdpSocket> sockets = new ArrayList<>();
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      UnconnectedUdp server = Await.result(stack.udp().bindMultiple(0));
      pending.add(server.receiveInto(ByteBuffer.allocate(8)));
      sockets.add(server);
      InetSocketAddress remote = Loopback.at(Loopback.IPV4, server.localAddress());
      ConnectedUdp client = Await.result(stack.udp().connect(remote));
      pending.add(client.receiveInto(ByteBuffer.allocate(8)));
      sockets.add(client);
    }
    assertTrue(stack.isOpen());
    stack.close();
    assertFalse(stack.isOpen());
    assertTrue(pending.stream().allMatch(CompletableFuture::isDone), "complete on return");
    pending.forEach(future -> Await.failure(AsynchronousCloseException.class, future));
    for (UdpSocket socket : sockets) {
      assertFalse(socket.isOpen());
      Peer.on(Loopback.at("0.0.0.0", socket.localAddress())).close();
    }
    assertEquals(0, stack.statistics().openSockets());
  }

  @Test
  void itsThreadsEnd() throws Exception {
    assertWorks(bindSingle(Loopback.IPV4));
    assertFalse(StackThreads.of(name).isEmpty(), "its threads are named after it");
    stack.close();
    assertEquals(List.of(), StackThreads.of(name));
    stack.close();
  }

  @Test
  void fromACallbackItsThreadsEndAfterwards() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Void> closed =
        socket.receiveInto(ByteBuffer.allocate(8)).thenRun(() -> stack.close());
    peer(Loopback.IPV4).send(socket.localAddress(), "the end");
    Await.result(closed);
    assertFalse(socket.isOpen());
    Peer.on(socket.localAddress()).close();
    Await.until("its threads end", () -> StackThreads.of(name).isEmpty());
  }

  @Test
  void itsMethodsFailAfterwards() {
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    InetSocketAddress local = Loopback.at(Loopback.IPV4, 0);
    stack.close();
    Class<ClosedChannelException> expected = ClosedChannelException.class;
    Await.failure(expected, stack.udp().connect(remote));
    Await.failure(expected, stack.udp().connectFrom(local, remote));
    Await.failure(expected, stack.udp().bindSingle(local));
    Await.failure(expected, stack.udp().bindMultiple(local));
    Await.failure(expected, stack.udp().bindMultiple(0));
    assertFalse(stack.capabilities().isEmpty());
    assertEquals(0, stack.statistics().openSockets());
  }

  @Test
  @Tag(Tags.STRESS)
  void whileSocketsAreOpened() throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(10); round++) {
        NetworkStack closing = NetworkStack.open(options().name(name + "closing-"));
        List<CompletableFuture<UnconnectedUdp>> opened = new ArrayList<>();
        race.run(
            () -> {
              for (int i = 0; i < 10; i++) {
                opened.add(closing.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
              }
            },
            closing::close);
        opened.forEach(StackCloseTest::assertClosedOrRefused);
        assertEquals(0, closing.statistics().openSockets());
      }
    }
    assertEquals(List.of(), StackThreads.of(name + "closing-"));
  }

  private static void assertClosedOrRefused(CompletableFuture<UnconnectedUdp> opened) {
    Await.done(opened);
    if (opened.isCompletedExceptionally()) {
      Throwable failure = Await.result(opened.handle((socket, thrown) -> thrown));
      assertTrue(failure instanceof ClosedChannelException, failure::toString);
    } else {
      assertFalse(opened.join().isOpen());
    }
  }
}
