package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On which threads futures complete and handlers run. */
@Tag(Tags.TRAIT)
class CompletionTest extends ContractTest {
  private static final StackOptions OPTIONS = StackOptions.defaults().name("completion");

  @Override
  protected StackOptions options() {
    return OPTIONS;
  }

  /** Returns the name of the thread on which a receive that had to wait completes. */
  private String threadOfAReceive(UnconnectedUdp socket, InetSocketAddress to) {
    CompletableFuture<String> thread =
        socket
            .receiveInto(ByteBuffer.allocate(8))
            .thenApply(datagram -> Thread.currentThread().getName());
    assertFalse(thread.isDone());
    peer(Loopback.IPV4).send(to, 1);
    return Await.result(thread);
  }

  @Test
  void byDefaultTheEventLoopCompletesWhatHadToWait() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    String thread = threadOfAReceive(socket, socket.localAddress());
    assertTrue(thread.startsWith("completion"), thread);
  }

  @Test
  void socketsAreSpreadOverTheEventLoops() {
    try (NetworkStack three = NetworkStack.open(OPTIONS.eventLoops(3))) {
      Set<String> threads = new TreeSet<>();
      for (int i = 0; i < 9; i++) {
        UnconnectedUdp socket = Await.result(three.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
        threads.add(threadOfAReceive(socket, socket.localAddress()));
      }
      assertEquals(3, threads.size(), threads::toString);
    }
  }

  @Test
  void anExecutorCompletesEverything() {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "of the user"));
    try (NetworkStack other = NetworkStack.open(OPTIONS.executor(executor))) {
      UnconnectedUdp socket = Await.result(other.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
      assertEquals("of the user", threadOfAReceive(socket, socket.localAddress()));
      Queue<String> threads = new ConcurrentLinkedQueue<>();
      CompletableFuture<?> closed =
          socket
              .receiveInto(ByteBuffer.allocate(8))
              .whenComplete((datagram, failure) -> threads.add(Thread.currentThread().getName()));
      socket.close();
      Await.done(closed);
      assertEquals(List.of("of the user"), List.copyOf(threads));
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anExecutorThatIsSlowDelaysFuturesButNotTheEventLoop() throws IOException {
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    try (NetworkStack other = NetworkStack.open(OPTIONS.executor(held::add))) {
      CompletableFuture<UnconnectedUdp> binding =
          other.udp().bindSingle(Loopback.at(Loopback.IPV4, 0));
      UnconnectedUdp socket = runUntilDone(held, binding);
      socket.serve((datagram, payload, reply) -> reply.reply(payload));
      Peer peer = peer(Loopback.IPV4);
      peer.send(socket.localAddress(), 4711);
      assertEquals(4711, peer.receive().number(), "handlers stay on the event loop");
      socket.close();
      while (!held.isEmpty()) {
        held.remove().run();
      }
    }
  }

  private static <T> T runUntilDone(Queue<Runnable> held, CompletableFuture<T> future) {
    Await.until(
        "it is complete",
        () -> {
          Runnable next = held.poll();
          if (next != null) {
            next.run();
          }
          return future.isDone();
        });
    return future.join();
  }

  @Test
  void handlersStayOnTheEventLoop() {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "of the user"));
    try (NetworkStack other = NetworkStack.open(OPTIONS.executor(executor))) {
      UnconnectedUdp socket = Await.result(other.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
      Queue<String> threads = new ConcurrentLinkedQueue<>();
      socket.serve((datagram, payload, reply) -> threads.add(Thread.currentThread().getName()));
      Peer peer = peer(Loopback.IPV4);
      for (int i = 0; i < 20; i++) {
        int before = i;
        peer.send(socket.localAddress(), i);
        Await.until("it is handled", () -> threads.size() > before);
      }
      assertTrue(
          threads.stream().allMatch(name -> name.startsWith("completion")), threads::toString);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anExecutorThatRejectsIsDoneWithout() {
    StackOptions rejecting =
        OPTIONS.executor(
            task -> {
              throw new RejectedExecutionException("on purpose");
            });
    try (NetworkStack other = NetworkStack.open(rejecting)) {
      UnconnectedUdp socket = Await.result(other.udp().bindSingle(Loopback.at(Loopback.IPV4, 0)));
      String thread = threadOfAReceive(socket, socket.localAddress());
      assertTrue(thread.startsWith("completion"), thread);
      peer(Loopback.IPV4).send(socket.localAddress(), 4711);
      assertEquals(4711, receive(socket).number());
    }
  }

  @Test
  void aCallbackThatThrowsStopsNothing() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    CompletableFuture<Void> thrown =
        socket
            .receiveInto(ByteBuffer.allocate(8))
            .thenRun(
                () -> {
                  throw new AssertionError("on purpose");
                });
    peer(Loopback.IPV4).send(socket.localAddress(), 1);
    Await.done(thrown);
    assertTrue(thrown.isCompletedExceptionally());
    assertWorks(socket);
  }
}
