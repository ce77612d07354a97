package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final FakePoller poller = new FakePoller();
  private final EventLoop loop = new EventLoop("test-loop", poller, () -> {});
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() {
    loop.start();
  }

  @AfterEach
  void stop() {
    loop.stop();
    loop.join();
  }

  /** Waits until all that was given to the loop before has been run. */
  private void await() throws Exception {
    CompletableFuture<Void> last = new CompletableFuture<>();
    loop.execute(() -> last.complete(null));
    last.get(30, TimeUnit.SECONDS);
  }

  @Test
  void runsTasksInOrderOnItsThread() throws Exception {
    for (int i = 0; i < 1000; i++) {
      String name = "" + i;
      loop.execute(() -> done.add(name + loop.isCurrent() + Thread.currentThread().getName()));
    }
    await();

    assertEquals(1000, done.size());
    for (int i = 0; i < 1000; i++) {
      assertEquals(i + "truetest-loop", done.get(i));
    }
    assertFalse(loop.isCurrent());
  }

  @Test
  void runsTasksOfTasks() throws Exception {
    CompletableFuture<Void> inner = new CompletableFuture<>();
    loop.execute(() -> loop.execute(() -> inner.complete(null)));

    inner.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aTaskThatGoesOnAndOnLetsEventsHaveTheirTurn() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Integer> ready = new CompletableFuture<>();
    long token = loop.registrations().add((readable, writable) -> ready.complete(runs.get()));
    loop.execute(
        new Runnable() {
          @Override
          public void run() {
            if (runs.incrementAndGet() == 5) {
              poller.fire(token);
            }
            if (!ready.isDone()) {
              loop.execute(this);
            }
          }
        });

    assertEquals(5, ready.get(30, TimeUnit.SECONDS));
  }

  @Test
  void survivesATaskThatThrows() throws Exception {
    loop.execute(
        () -> {
          throw new IllegalStateException("thrown by a test");
        });
    loop.execute(
        () -> {
          throw new AssertionError("thrown by a test");
        });
    await();

    assertEquals(0, poller.closings.get());
  }

  @Test
  void tellsWhoIsReady() throws Exception {
    long token =
        loop.registrations().add((readable, writable) -> done.add(readable + "" + writable));
    poller.fire(token);
    await();

    assertEquals(List.of("truefalse"), done);
  }

  @Test
  void tellsNobodyOfAStaleEvent() throws Exception {
    long token = loop.registrations().add((readable, writable) -> done.add("ready"));
    loop.registrations().remove(token);
    poller.fire(token);
    await();

    assertEquals(List.of(), done);
  }

  @Test
  void survivesAListenerThatThrows() throws Exception {
    long token =
        loop.registrations()
            .add(
                (readable, writable) -> {
                  throw new IllegalStateException("thrown by a test");
                });
    poller.fire(token);
    await();
  }

  @Test
  void isWokenOnceForManyTasks() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    loop.execute(
        () -> {
          running.countDown();
          awaitQuietly(go);
        });
    assertTrue(running.await(30, TimeUnit.SECONDS));
    int before = poller.wakeUps.get();
    for (int i = 0; i < 1000; i++) {
      loop.execute(() -> {});
    }
    assertEquals(before + 1, poller.wakeUps.get());
    go.countDown();
    await();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
