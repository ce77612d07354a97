package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StackThreadTest {

  @Test
  void onceEndedItsThreadKeepsNothingOfWhatItRan() throws Exception {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    Work work = new Work();
    StackThread thread = new StackThread("ends", work);
    WeakReference<Object> last = new WeakReference<>(work, collected);
    thread.start();
    work.goOn.countDown();
    Thread held = work.thread.get(30, TimeUnit.SECONDS);
    work = null;
    thread.awaitEnd();
    assertEquals(last, awaitOne(collected));
    assertNull(held.getContextClassLoader());
    assertSame(Thread.class, held.getClass());
  }

  @Test
  void isADaemonThatDoesNotKeepItsMaker() throws Exception {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    Work work = new Work();
    current.setContextClassLoader(new URLClassLoader(new URL[0]));
    try {
      new StackThread("daemon", work).start();
    } finally {
      current.setContextClassLoader(before);
    }
    Thread running = work.thread.get(30, TimeUnit.SECONDS);
    assertTrue(running.isDaemon());
    assertEquals("daemon", running.getName());
    assertSame(StackThread.class.getClassLoader(), running.getContextClassLoader());
    work.goOn.countDown();
  }

  @Test
  void tellsOfWhatItDidNotExpect() throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    IllegalStateException failure = new IllegalStateException("unexpected");
    StackThread thread =
        new StackThread(
            "fails",
            () -> {
              Thread.currentThread()
                  .setUncaughtExceptionHandler((failing, thrown) -> uncaught.complete(thrown));
              throw failure;
            });
    thread.start();
    thread.awaitEnd();
    assertSame(failure, uncaught.get(30, TimeUnit.SECONDS));
  }

  @Test
  void doesNotWaitForItself() {
    boolean[] current = new boolean[1];
    StackThread[] thread = new StackThread[1];
    thread[0] =
        new StackThread(
            "itself",
            () -> {
              thread[0].awaitEnd();
              current[0] = thread[0].isCurrent();
            });
    thread[0].start();
    thread[0].awaitEnd();
    assertTrue(current[0]);
    assertFalse(thread[0].isCurrent());
  }

  @Test
  void waitsThroughAnInterrupt() {
    Work work = new Work();
    StackThread thread = new StackThread("waited for", work);
    thread.start();
    Thread waiting = Thread.currentThread();
    StackThread other =
        new StackThread(
            "interrupts",
            () -> {
              waiting.interrupt();
              work.goOn.countDown();
            });
    other.start();
    thread.awaitEnd();
    assertFalse(thread.isAlive());
    other.awaitEnd();
    assertTrue(Thread.interrupted());
  }

  /** Waits until it may go on. */
  private static final class Work implements Runnable {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();

    @Override
    public void run() {
      thread.complete(Thread.currentThread());
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Object awaitOne(ReferenceQueue<Object> collected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Object found = null;
    while (found == null && System.nanoTime() < end) {
      System.gc();
      found = collected.remove(100);
    }
    return found;
  }
}
