package io.github.hostnal.benchmarks;

import java.util.Arrays;

/** Quantiles of measured values. */
public final class Quantile {
  private Quantile() {}

  /**
   * Returns a quantile by the nearest rank.
   *
   * @param values at least one, in any order
   * @param q 0 to 1
   * @return one of the values
   */
  public static double of(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (q * sorted.length))];
  }

  /**
   * Returns the median.
   *
   * @param values at least one, in any order
   * @return one of the values
   */
  public static double median(double[] values) {
    return of(values, 0.5);
  }
}
