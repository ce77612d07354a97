package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.TcpSocketOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Descriptors;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Race;
import io.github.hostnal.itest.contract.Rounds;
import io.github.hostnal.itest.contract.StackThreads;
import io.github.hostnal.itest.contract.Tags;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing connections, listeners and stacks. */
@Tag(Tags.CLOSE)
class TcpCloseTest extends TcpTest {
  private static final AtomicInteger STACKS = new AtomicInteger();

  private final String name = "tcp-close-" + STACKS.incrementAndGet() + "-";

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name(name);
  }

  @Test
  void pendingReadsAndWritesFail() {
    Ends ends = connected();
    CompletableFuture<Integer> read = ends.client().read(ByteBuffer.allocate(8));
    CompletableFuture<Integer> write = fill(ends.client());
    ends.client().close();
    assertTrue(read.isDone() && write.isDone(), "complete on return");
    assertNames(
        Await.failure(AsynchronousCloseException.class, read),
        ends.client().localAddress().getPort());
    Await.failure(AsynchronousCloseException.class, write);
    ends.client().close();
  }

  @Test
  void pendingAcceptsFail() {
    TcpListener listener = listen(Loopback.IPV4);
    List<CompletableFuture<TcpConnection>> accepts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      accepts.add(listener.accept());
    }
    listener.close();
    accepts.forEach(accept -> Await.failure(AsynchronousCloseException.class, accept));
  }

  @Test
  void pendingConnectsFailWithTheStack() {
    TcpListener busy = listen(Loopback.IPV4, SocketOptions.of(TcpSocketOptions.BACKLOG, 1));
    CompletableFuture<TcpConnection> pending = stack.tcp().connect(busy.localAddress());
    while (pending.isDone()) {
      own(pending.join());
      pending = stack.tcp().connect(busy.localAddress());
    }
    stack.close();
    Await.failure(AsynchronousCloseException.class, pending);
  }

  @Test
  void theListenersPortIsFreeOnReturn() {
    TcpListener first = listen(Loopback.IPV4);
    CompletableFuture<TcpConnection> pending = first.accept();
    for (int i = 0; i < 200; i++) {
      first.close();
      assertTrue(pending.isDone());
      first = own(Await.result(stack.tcp().listen(first.localAddress())));
      pending = first.accept();
    }
  }

  @Test
  void whatWasAcceptedLivesOn() {
    TcpListener listener = listen(Loopback.IPV4);
    Ends ends = connected(listener);
    listener.close();
    assertTalk(ends.client(), ends.server());
  }

  @Test
  void fromACallback() {
    Ends ends = connected();
    CompletableFuture<Integer> other = ends.client().read(ByteBuffer.allocate(8));
    CompletableFuture<Void> closed =
        ends.server()
            .read(ByteBuffer.allocate(8))
            .thenRun(
                () -> {
                  ends.server().close();
                  ends.client().close();
                });
    send(ends.client(), "the end");
    Await.result(closed);
    Await.failure(AsynchronousCloseException.class, other);
  }

  @Test
  void aStackClosesItsSocketsAndEndsItsThreads() {
    // The peers are another stack's: otherwise one end would see the other being closed.
    NetworkStack peers = own(NetworkStack.open(StackOptions.defaults().name("peers")));
    TcpListener peer = Await.result(peers.tcp().listen(Loopback.at(Loopback.IPV4, 0)));
    List<CompletableFuture<?>> pending = new ArrayList<>();
    List<TcpConnection> connections = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TcpConnection client = connect(peer);
      connections.add(client);
      pending.add(client.read(ByteBuffer.allocate(8)));
      pending.add(fill(client));
    }
    TcpListener listener = listen(Loopback.IPV4);
    pending.add(listener.accept());
    assertFalse(StackThreads.of(name).isEmpty(), "its threads are named after it");
    stack.close();
    assertEquals(List.of(), StackThreads.of(name));
    assertTrue(pending.stream().allMatch(CompletableFuture::isDone), "complete on return");
    pending.forEach(future -> Await.failure(AsynchronousCloseException.class, future));
    assertTrue(connections.stream().noneMatch(TcpConnection::isOpen));
    assertFalse(listener.isOpen());
    assertEquals(0, stack.statistics().openSockets());
  }

  @Test
  void aStackFromACallback() {
    Ends ends = connected();
    CompletableFuture<Void> closed =
        ends.server().read(ByteBuffer.allocate(8)).thenRun(() -> stack.close());
    send(ends.client(), "the end");
    Await.result(closed);
    Await.until("its threads end", () -> StackThreads.of(name).isEmpty());
  }

  /** Two threads of a stack that waited for each other would never end. */
  @Test
  void aStackFromCallbacksOfTwoThreadsAtOnce() {
    for (int round = 0; round < 20; round++) {
      NetworkStack both = NetworkStack.open(options().name(name + "both-"));
      TcpListener listener = Await.result(both.tcp().listen(Loopback.at(Loopback.IPV4, 0)));
      var udp = Await.result(both.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
      CompletableFuture<Void> tcpCalls = listener.accept().thenRun(both::close);
      CompletableFuture<Void> udpCalls =
          udp.receiveInto(ByteBuffer.allocate(8)).thenRun(both::close);
      var sender = own(Await.result(stack.udp().connect(udp.localAddress())));
      CompletableFuture<TcpConnection> connect = stack.tcp().connect(listener.localAddress());
      sender.send(Payload.text("close"));
      Await.done(connect.thenAccept(TcpConnection::close));
      Await.done(tcpCalls);
      Await.done(udpCalls);
      Await.until("its threads end", () -> StackThreads.of(name + "both-").isEmpty());
    }
  }

  @Test
  void noThreadBeforeTheFirstSocket() {
    try (NetworkStack unused = NetworkStack.open(options().name(name + "unused"))) {
      unused.tcp();
      assertEquals(List.of(), StackThreads.of(name + "unused-tcp"));
    }
  }

  @Test
  void descriptorsAreGivenBack() {
    Descriptors.assumeShown();
    Ends warmUp = connected();
    CompletableFuture<Integer> read = warmUp.client().read(ByteBuffer.allocate(8));
    assertFalse(read.isDone());
    TcpListener listener = listen(Loopback.IPV4);
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    for (int i = 0; i < 500; i++) {
      CompletableFuture<TcpConnection> accept = listener.accept();
      TcpConnection client = Await.result(stack.tcp().connect(listener.localAddress()));
      TcpConnection server = Await.result(accept);
      CompletableFuture<Integer> pending = server.read(ByteBuffer.allocate(8));
      if (i % 2 == 0) {
        send(client, "x");
        Await.result(pending);
      }
      server.close();
      client.close();
    }
    assertEquals(before, Descriptors.ofNetworkStacks());
    for (int i = 0; i < 20; i++) {
      NetworkStack other = NetworkStack.open(options().name(name + "other"));
      Await.result(other.tcp().listen(Loopback.at(Loopback.IPV4, 0))).accept();
      Await.result(other.tcp().connect(listener.localAddress())).read(ByteBuffer.allocate(8));
      other.close();
      Await.result(listener.accept()).close();
    }
    assertEquals(before, Descriptors.ofNetworkStacks());
  }

  @Test
  @Tag(Tags.STRESS)
  void whileBytesCome() throws Exception {
    TcpListener listener = listen(Loopback.IPV4);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(2); round++) {
        CompletableFuture<TcpConnection> accept = listener.accept();
        TcpConnection client = Await.result(stack.tcp().connect(listener.localAddress()));
        TcpConnection server = Await.result(accept);
        CompletableFuture<Integer> read = server.read(ByteBuffer.allocate(8));
        race.run(() -> send(client, "x"), server::close);
        assertTrue(read.isDone(), "complete when close has returned");
        if (read.isCompletedExceptionally()) {
          Await.failure(AsynchronousCloseException.class, read);
        }
        client.close();
      }
    }
  }

  @Test
  @Tag(Tags.STRESS)
  void aStackWhileSocketsAreOpened() throws Exception {
    TcpListener listener = listen(Loopback.IPV4);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(10); round++) {
        NetworkStack closing = NetworkStack.open(options().name(name + "closing-"));
        List<CompletableFuture<TcpConnection>> opened = new ArrayList<>();
        race.run(
            () -> {
              for (int i = 0; i < 10; i++) {
                opened.add(closing.tcp().connect(listener.localAddress()));
              }
            },
            closing::close);
        opened.forEach(TcpCloseTest::assertClosedOrRefused);
        assertEquals(0, closing.statistics().openSockets());
      }
    }
    assertEquals(List.of(), StackThreads.of(name + "closing-"));
  }

  private static void assertClosedOrRefused(CompletableFuture<TcpConnection> opened) {
    Await.done(opened);
    if (opened.isCompletedExceptionally()) {
      Throwable failure = Await.result(opened.handle((socket, thrown) -> thrown));
      assertTrue(failure instanceof ClosedChannelException, failure::toString);
    } else {
      assertFalse(opened.join().isOpen());
    }
  }
}
