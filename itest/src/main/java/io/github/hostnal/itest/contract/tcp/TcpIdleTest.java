package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.StackOptions;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.StackThreads;
import io.github.hostnal.itest.contract.Tags;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nobody waits for costs nothing: no thread runs in circles. */
@Tag(Tags.MEMORY)
class TcpIdleTest extends TcpTest {
  private static final AtomicInteger STACKS = new AtomicInteger();
  private static final long LITTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** What goes in circles does so each time; a machine that stalls does not. */
  private static final int WATCHES = 3;

  private static final long WATCHED_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  private final String name = "tcp-idle-" + STACKS.incrementAndGet() + "-";

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name(name);
  }

  @Test
  void whenThePeerSendsAndNobodyReads() {
    Ends ends = connected();
    CompletableFuture<Integer> read = ends.server().read(ByteBuffer.allocate(1));
    send(ends.client(), "xy");
    Await.result(read);
    assertIdle(() -> send(ends.client(), "z"));
    assertEquals("yz", receive(ends.server(), 2));
  }

  @Test
  void whenAReadWasWithdrawn() {
    Ends ends = connected();
    assertTrue(ends.server().read(ByteBuffer.allocate(1)).cancel(false));
    assertIdle(() -> send(ends.client(), "z"));
  }

  @Test
  void whenThePeerHasClosed() {
    Ends ends = connected();
    CompletableFuture<Integer> read = ends.server().read(ByteBuffer.allocate(1));
    ends.client().close();
    Await.result(read);
    assertIdle(() -> {});
  }

  @Test
  void whenAWriteWasDoneAfterWaiting() {
    Ends ends = connected();
    CompletableFuture<Integer> write = fill(ends.client());
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    Await.result(write);
    assertIdle(() -> send(ends.client(), "z"));
    ends.client().close();
    Await.result(received);
  }

  @Test
  void whenNobodyAccepts() {
    TcpListener listener = listen(Loopback.IPV4);
    assertTrue(listener.accept().cancel(false));
    assertIdle(() -> connect(listener));
    accept(listener);
  }

  @Test
  void whenAConnectIsDone() {
    connected();
    assertIdle(() -> {});
  }

  @Test
  void whenACallbackInterruptedItsThread() {
    Ends ends = connected();
    CompletableFuture<Void> interrupted =
        ends.server()
            .read(ByteBuffer.allocate(1))
            .thenRun(() -> Thread.currentThread().interrupt());
    send(ends.client(), "x");
    Await.result(interrupted);
    Thread.interrupted();
    assertIdle(() -> {});
    assertTalk(ends.client(), ends.server());
  }

  /** Checks that the stack's threads hardly run for a while, in which something goes on. */
  private void assertIdle(Runnable again) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadCpuTimeEnabled(), "this JVM does not measure threads");
    long used = usedWhileWatched(threads, again);
    for (int i = 1; i < WATCHES && used >= LITTLE_NANOS; i++) {
      used = usedWhileWatched(threads, () -> {});
    }
    assertTrue(used < LITTLE_NANOS, used / 1_000_000 + " ms of CPU time for nothing");
  }

  private long usedWhileWatched(ThreadMXBean threads, Runnable again) {
    long before = cpuNanos(threads);
    long end = System.nanoTime() + WATCHED_NANOS;
    again.run();
    Await.until("the time is over", () -> System.nanoTime() - end > 0);
    return cpuNanos(threads) - before;
  }

  private long cpuNanos(ThreadMXBean threads) {
    assertFalse(StackThreads.of(name).isEmpty());
    return StackThreads.of(name).stream()
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
        .sum();
  }
}
