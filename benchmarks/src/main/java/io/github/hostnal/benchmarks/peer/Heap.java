package io.github.hostnal.benchmarks.peer;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Memory in use by what is reachable. */
final class Heap {
  /** The serial collector leaves gaps that count as used, but for each fourth collection. */
  private static final int COLLECTIONS = 5;

  private Heap() {}

  /** Returns the bytes in use after garbage collections. */
  static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Returns the bytes of direct buffers. */
  static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
