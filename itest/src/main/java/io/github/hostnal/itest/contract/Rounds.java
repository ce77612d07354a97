package io.github.hostnal.itest.contract;

/** How often a race is run: the system property {@code hostnal.rounds}. */
public final class Rounds {
  private static final int COUNT = Integer.getInteger("hostnal.rounds", 1000);

  private Rounds() {}

  /** Returns the number of rounds. */
  public static int count() {
    return COUNT;
  }

  /** Returns a million, or less if there are few rounds. */
  public static int upToAMillion() {
    return (int) Math.min(1_000_000, COUNT * 1000L);
  }

  /** For races of which one round takes long. */
  public static int fewer(int divisor) {
    return Math.max(1, COUNT / divisor);
  }
}
