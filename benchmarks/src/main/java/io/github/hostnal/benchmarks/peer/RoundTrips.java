package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Quantile;
import io.github.hostnal.benchmarks.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Notes the time of each answer on the thread that gets it: the client's event loop. */
public final class RoundTrips {
  private static final int SECONDS = 60;

  private final double[] nanoseconds;
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private int count = -1;
  private long last;
  private Thread thread;
  private int countBefore;
  private long allocatedBefore;

  /**
   * Expects answers.
   *
   * @param trips how many to time; the first answer only starts the clock
   */
  public RoundTrips(int trips) {
    nanoseconds = new double[trips];
  }

  /**
   * Notes an answer.
   *
   * @return whether another question is to be sent
   */
  public boolean answered() {
    long now = System.nanoTime();
    if (count >= 0) {
      nanoseconds[count] = now - last;
    }
    last = now;
    count++;
    if (thread != Thread.currentThread()) {
      thread = Thread.currentThread();
      countBefore = count;
      allocatedBefore = Allocation.byCurrentThread();
    }
    if (count < nanoseconds.length) {
      return true;
    }
    result.complete(result());
    return false;
  }

  /**
   * The first answer may come to the caller's thread at once; from then on the loop gets them.
   * Where answers come on changing threads, those since the last change are a sample of bytes.
   */
  private Result result() {
    int sample = count - countBefore;
    long allocated = Allocation.byCurrentThread() - allocatedBefore; // before quantiles allocate
    double p50 = Quantile.median(nanoseconds);
    double p99 = Quantile.of(nanoseconds, 0.99);
    return sample == 0
        ? Result.of("p50", p50, "p99", p99)
        : Result.of("p50", p50, "p99", p99, "bytes", (double) allocated / sample);
  }

  /**
   * Gives up.
   *
   * @param reason why no answer will come
   */
  public void failed(Throwable reason) {
    result.completeExceptionally(reason);
  }

  /**
   * Waits for the last answer.
   *
   * @return {@code p50} and {@code p99} in nanoseconds, {@code bytes} allocated for each trip if
   *     answers came on one thread long enough to tell
   */
  public Result await() {
    try {
      return result.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("answer " + count + " did not come", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
