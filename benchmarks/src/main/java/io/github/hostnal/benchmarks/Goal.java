package io.github.hostnal.benchmarks;

/**
 * What a contender has to reach.
 *
 * @param contender who
 * @param key in which figure
 * @param against whose figure to divide by; null for the figure itself
 * @param limit the most that reaches it, or the least
 * @param atLeast whether the limit is the least
 * @param unit what the figure counts; empty for a ratio
 */
record Goal(
    String contender, String key, String against, double limit, boolean atLeast, String unit) {

  static Goal ratio(String contender, String key, String against, double limit) {
    return new Goal(contender, key, against, limit, false, "");
  }

  static Goal ratioAtLeast(String contender, String key, String against, double limit) {
    return new Goal(contender, key, against, limit, true, "");
  }

  static Goal most(String contender, String key, double limit, String unit) {
    return new Goal(contender, key, null, limit, false, unit);
  }

  boolean isReachedBy(double measured) {
    return atLeast ? measured >= limit : measured <= limit;
  }

  String text() {
    String relation = atLeast ? ">=" : "<=";
    return against == null
        ? Text.format("%s %s %s %s", key, relation, Text.number(limit), unit)
        : Text.format("%s %s %s x %s", key, relation, Text.number(limit), against);
  }
}
