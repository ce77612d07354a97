package io.github.hostnal.support.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.hostnal.AddressType;
import io.github.hostnal.support.Completions;
import java.net.InetAddress;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A resolver that hangs holds neither its caller, nor later look-ups, nor the end. */
@Timeout(60)
class StuckResolverTest {
  private static final String NAME = "stuck-resolver-test";
  private static final int LIMIT = 10;

  private final StuckResolver resolver = new StuckResolver();
  private final Completions completions = new Completions(null);
  private final JdkDns dns =
      new JdkDns(resolver, completions, new LookupPool(NAME, LIMIT, 50, completions));

  @AfterEach
  void release() {
    resolver.release();
    dns.close(true);
    until("its threads end", () -> threads().isEmpty());
  }

  private CompletableFuture<InetAddress> lookUp(String name) {
    return dns.getHostByName(name, AddressType.EITHER);
  }

  /** Looks up names until so many threads hang, and has their callers go away. */
  private void hangAndWithdraw(int count) {
    for (int i = 0; i < count; i++) {
      int hanging = i + 1;
      CompletableFuture<InetAddress> stuck = lookUp("stuck-" + i);
      until("it hangs", () -> resolver.hanging() == hanging);
      assertTrue(stuck.cancel(true));
      assertTrue(stuck.isCancelled());
    }
  }

  @Test
  void itsCallerIsFreedAtOnce() throws Exception {
    CompletableFuture<InetAddress> stuck = lookUp("stuck").orTimeout(10, TimeUnit.MILLISECONDS);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> stuck.get(50, TimeUnit.SECONDS));
    assertInstanceOf(TimeoutException.class, failure.getCause());
    assertTrue(lookUp("good").get(50, TimeUnit.SECONDS) != null);
  }

  @Test
  void laterLookUpsGoOn() throws Exception {
    hangAndWithdraw(3 * LookupPool.THREADS);
    for (int i = 0; i < 100; i++) {
      assertEquals("/192.0.2.1", lookUp("good").get(50, TimeUnit.SECONDS).toString());
    }
    assertEquals("host.example", nameOf("192.0.2.1").get(50, TimeUnit.SECONDS));
  }

  @Test
  void thereIsABoundOfThreads() throws Exception {
    hangAndWithdraw(LookupPool.MOST_THREADS);
    CompletableFuture<InetAddress> next = lookUp("good");
    assertFalse(next.isDone());
    assertEquals(LookupPool.MOST_THREADS, threads().size());
    resolver.release();
    assertTrue(next.get(50, TimeUnit.SECONDS) != null);
  }

  @Test
  void thereIsALimitOfLookUpsThatWait() throws Exception {
    List<CompletableFuture<InetAddress>> stuck = new ArrayList<>();
    for (int i = 0; i < LookupPool.THREADS; i++) {
      stuck.add(lookUp("stuck-" + i));
    }
    until("all hang", () -> resolver.hanging() == LookupPool.THREADS);
    for (int i = 0; i < LIMIT; i++) {
      stuck.add(lookUp("waiting-" + i));
    }
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> lookUp("one more").get(0, TimeUnit.SECONDS));
    assertInstanceOf(RejectedExecutionException.class, failure.getCause());
    assertTrue(failure.getMessage().contains("pendingLimit"), failure::getMessage);
    stuck.get(LookupPool.THREADS).cancel(false);
    assertFalse(lookUp("in its place").isDone());
    int calls = resolver.calls();
    stuck.get(LookupPool.THREADS + 1).cancel(false);
    resolver.release();
    for (CompletableFuture<InetAddress> lookup : stuck) {
      assertTrue(lookup.isCancelled() || lookup.get(50, TimeUnit.SECONDS) != null);
    }
    until("the others are called", () -> resolver.calls() == calls + LIMIT - 1);
  }

  @Test
  void threadsWithoutWorkEnd() throws Exception {
    lookUp("good").get(50, TimeUnit.SECONDS);
    until("it ends", () -> threads().isEmpty());
    lookUp("good").get(50, TimeUnit.SECONDS);
  }

  @Test
  void closingDoesNotWaitForIt() {
    CompletableFuture<InetAddress> stuck = lookUp("stuck");
    until("it hangs", () -> resolver.hanging() == 1);
    List<Thread> hanging = threads();
    dns.close(true);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> stuck.get(0, TimeUnit.SECONDS));
    assertInstanceOf(AsynchronousCloseException.class, failure.getCause());
    assertTrue(hanging.stream().allMatch(Thread::isDaemon), "the JVM can exit");
  }

  @Test
  void itsLateAnswerHarmsNobody() throws Exception {
    hangAndWithdraw(2);
    resolver.release();
    for (int i = 0; i < 100; i++) {
      assertTrue(lookUp("good").get(50, TimeUnit.SECONDS) != null);
    }
  }

  private CompletableFuture<String> nameOf(String address) throws Exception {
    return dns.getHostByAddress(lookUp(address).get(50, TimeUnit.SECONDS));
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(NAME))
        .toList();
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(50);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("not in 10 s: " + what);
      }
      Thread.onSpinWait();
    }
  }
}
