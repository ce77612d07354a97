package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopEndTest {
  private final FakePoller poller = new FakePoller();
  private final AtomicInteger lastResorts = new AtomicInteger();
  private final EventLoop loop = new EventLoop("test-loop", poller, lastResorts::incrementAndGet);

  private void assertEnded() {
    loop.join();
    assertEquals(1, poller.closings.get());
    assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> {}));
  }

  @Test
  void endsWhenStopped() {
    loop.start();
    loop.stop();

    assertEnded();
    assertEquals(0, lastResorts.get());
  }

  @Test
  void endsWhenStoppedByItself() {
    loop.start();
    loop.execute(loop::stop);

    assertEnded();
    assertEquals(0, lastResorts.get());
  }

  @Test
  void endsWhenStoppedBeforeItBegins() {
    loop.stop();
    loop.start();

    assertEnded();
  }

  /** More tasks than one round of the loop runs. */
  private static final int MORE_THAN_A_ROUND = 1000;

  @Test
  void runsWhatItTookOnBeforeItWasStopped() throws Exception {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    loop.start();
    loop.execute(
        () -> {
          running.countDown();
          awaitQuietly(go);
        });
    assertTrue(running.await(30, TimeUnit.SECONDS));
    for (int i = 0; i < MORE_THAN_A_ROUND; i++) {
      loop.execute(() -> {});
    }
    loop.execute(() -> taken.complete(null));
    loop.stop();
    go.countDown();
    assertEnded();

    assertTrue(taken.isDone());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callsTheLastResortWhenThePollerFails() {
    loop.start();
    poller.fail(new IOException("failed by a test"));

    assertEnded();
    assertEquals(1, lastResorts.get());
  }

  @Test
  void callsTheLastResortWhenThePollerFailsBadly() {
    loop.start();
    poller.fail(new NoClassDefFoundError("failed by a test"));

    assertEnded();
    assertEquals(1, lastResorts.get());
  }

  @Test
  void joinsInSpiteOfAnInterrupt() {
    loop.start();
    loop.execute(loop::stop);
    Thread.currentThread().interrupt();
    loop.join();

    assertTrue(Thread.interrupted());
    assertEquals(1, poller.closings.get());
  }
}
