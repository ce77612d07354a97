package io.github.hostnal.itest.contract;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Runs two actions at nearly the same moment. */
public final class Race implements AutoCloseable {
  private static final int MOST_LATE = 300;
  private static final int SPINS = 2000;

  private final ExecutorService other =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "race"));

  /** Runs one action on this thread and one on another; one of the two a little late. */
  public void run(Runnable here, Runnable there) throws Exception {
    AtomicInteger ready = new AtomicInteger();
    int late = ThreadLocalRandom.current().nextInt(-MOST_LATE, MOST_LATE);
    Future<?> done =
        other.submit(
            () -> {
              start(ready, -late);
              there.run();
            });
    start(ready, late);
    here.run();
    done.get(Await.SECONDS, TimeUnit.SECONDS);
  }

  private static void start(AtomicInteger ready, int late) {
    ready.incrementAndGet();
    for (int turn = 0; ready.get() < 2; turn++) {
      if (turn < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1); // the other thread may need this processor
      }
    }
    for (int i = 0; i < late; i++) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    other.shutdownNow();
  }
}
