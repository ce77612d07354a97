package io.github.hostnal.benchmarks.peer.tcp;

import com.sun.management.OperatingSystemMXBean;
import io.github.hostnal.benchmarks.Result;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A round of one-way sending: the clock stops when the receiver has confirmed the last block. */
final class BlocksToSend {
  private static final int SECONDS = 60;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final int blocks;
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private final long start = System.nanoTime();
  private final long cpuStart = PROCESS.getProcessCpuTime();
  private int confirmed;
  private int chunksLeft = Stream.CHUNKS_IN_BLOCK;

  BlocksToSend(int blocks) {
    this.blocks = blocks;
  }

  /** Tells whether to send one more chunk; else a confirmation is due. */
  boolean nextChunk() {
    return --chunksLeft >= 0;
  }

  /** Notes a confirmation, and tells whether another block is to be sent. */
  boolean confirmed() {
    chunksLeft = Stream.CHUNKS_IN_BLOCK;
    if (++confirmed < blocks) {
      return true;
    }
    double mebibytes = (double) blocks * (Stream.BLOCK >> 20);
    result.complete(
        Result.of(
            "MiB/s",
            mebibytes / (System.nanoTime() - start) * 1e9,
            "cpu",
            (PROCESS.getProcessCpuTime() - cpuStart) / 1e3 / mebibytes));
    return false;
  }

  void failed(Throwable reason) {
    result.completeExceptionally(reason);
  }

  Result await() {
    try {
      return result.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("confirmed: " + confirmed + " of " + blocks + " blocks", e);
    }
  }
}
