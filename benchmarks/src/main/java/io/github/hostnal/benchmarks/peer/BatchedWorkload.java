package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Quantile;
import io.github.hostnal.benchmarks.Result;
import java.io.IOException;

/** Times batches of operations; what comes before and after a batch is not timed. */
public abstract class BatchedWorkload implements Workload {
  /** Operations in a batch: as many datagrams as the default receive queue holds with ease. */
  public static final int BATCH = 200;

  /**
   * Makes ready for a batch.
   *
   * @throws IOException if the network fails
   */
  public abstract void before() throws IOException;

  /**
   * Does the operations that are measured, {@value #BATCH} of them.
   *
   * @throws IOException if the network fails, or does less than it should
   */
  public abstract void batch() throws IOException;

  /**
   * Cleans up behind a batch.
   *
   * @throws IOException if the network fails, or a datagram is missing
   */
  public abstract void after() throws IOException;

  /** Returns the median over the batches of the nanoseconds and bytes for one operation. */
  @Override
  public Result round(int batches) throws IOException {
    double[] nanoseconds = new double[batches];
    double[] bytes = new double[batches];
    for (int i = 0; i < batches; i++) {
      before();
      long allocated = Allocation.byCurrentThread();
      long start = System.nanoTime();
      batch();
      long end = System.nanoTime();
      bytes[i] = (double) (Allocation.byCurrentThread() - allocated) / BATCH;
      nanoseconds[i] = (double) (end - start) / BATCH;
      after();
    }
    return Result.of("ns", Quantile.median(nanoseconds), "bytes", Quantile.median(bytes));
  }
}
