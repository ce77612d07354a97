package io.github.hostnal.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * One comparison.
 *
 * @param name one word, for the command line
 * @param title what is compared
 * @param key the figure that ratios are made of
 * @param columns the figures to print: key and heading
 * @param scale what the figures of the columns are divided by
 * @param placement where the processes run
 * @param effort how much to do
 * @param contenders who; the first one that runs here is what ratios compare with
 * @param goals what hostnal has to reach
 */
record Section(
    String name,
    String title,
    String key,
    Map<String, String> columns,
    double scale,
    Placement placement,
    Effort effort,
    List<Contender> contenders,
    List<Goal> goals) {

  /** Returns the section without the contenders whose names begin so. */
  Section without(String prefix) {
    return prefix == null
        ? this
        : new Section(
            name,
            title,
            key,
            columns,
            scale,
            placement,
            effort,
            contenders.stream().filter(one -> !one.name().startsWith(prefix)).toList(),
            goals.stream().filter(goal -> !goal.contender().startsWith(prefix)).toList());
  }

  /** Where the processes run. */
  enum Placement {
    /** There is one side only. */
    ALONE,
    /** Each side on its own CPU. */
    TWO_CPUS,
    /** Both sides on the same CPU. */
    ONE_CPU
  }

  /**
   * How much to do.
   *
   * @param warmups rounds that do not count
   * @param rounds rounds that count
   * @param size the work in a round
   */
  record Effort(int warmups, int rounds, int size) {}
}
