package io.github.hostnal.benchmarks.peer;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Memory in use by what is reachable. */
public final class Heap {
  /** The serial collector leaves gaps that count as used, but for each fourth collection. */
  private static final int COLLECTIONS = 5;

  private Heap() {}

  /**
   * Collects garbage, several times.
   *
   * @return the bytes in use after that
   */
  public static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /**
   * Counts direct buffers.
   *
   * @return their bytes
   */
  public static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
