package io.github.hostnal.itest.contract;

/** The tags of the tests: annotations take constants only, or {@link Promise} would do. */
public final class Tags {
  /** The local address is true. */
  public static final String LOCAL_ADDRESS = "promise-1";

  /** The full length is reported. */
  public static final String FULL_LENGTH = "promise-2";

  /** Cancelling loses nothing. */
  public static final String CANCELLATION = "promise-3";

  /** Order holds. */
  public static final String ORDER = "promise-4";

  /** Nothing is ignored silently. */
  public static final String NOTHING_IGNORED = "promise-5";

  /** Errors are the JDK's. */
  public static final String ERRORS = "promise-6";

  /** Close is complete. */
  public static final String CLOSE = "promise-7";

  /** Memory is bounded and safe. */
  public static final String MEMORY = "promise-8";

  /** Stack-safe. */
  public static final String STACK_SAFETY = "promise-9";

  /** No surprise for the security of the host. */
  public static final String HOST_SECURITY = "promise-10";

  /** Good and bad cases of a method that no promise is about. */
  public static final String TRAIT = "trait";

  /** Races: the more rounds, the more they find. */
  public static final String STRESS = "stress";

  /** Lasts: the system property {@code hostnal.soak} says how many datagrams. */
  public static final String SOAK = "soak";

  private Tags() {}
}
