package io.github.hostnal.benchmarks;

/**
 * What a contender has to reach.
 *
 * @param contender who
 * @param key in which figure
 * @param against whose figure to divide by; null for the figure itself
 * @param limit the most that reaches it
 * @param unit what the figure counts; empty for a ratio
 */
record Goal(String contender, String key, String against, double limit, String unit) {

  static Goal ratio(String contender, String key, String against, double limit) {
    return new Goal(contender, key, against, limit, "");
  }

  static Goal most(String contender, String key, double limit, String unit) {
    return new Goal(contender, key, null, limit, unit);
  }

  String text() {
    return against == null
        ? Text.format("%s <= %s %s", key, Text.number(limit), unit)
        : Text.format("%s <= %s x %s", key, Text.number(limit), against);
  }
}
