package io.github.hostnal.spi;

/**
 * Whether a provider works on this system.
 *
 * @param supported whether it does
 * @param reason why it does not, for people to read; empty if it does
 * @param cause what was thrown on the attempt; may be null
 */
public record Support(boolean supported, String reason, Throwable cause) {
  private static final Support YES = new Support(true, "", null);

  /**
   * Returns yes.
   *
   * @return the answer of a provider that works here
   */
  public static Support yes() {
    return YES;
  }

  /**
   * Returns no.
   *
   * @param reason why, for people to read
   * @return the answer of a provider that does not work here
   */
  public static Support no(String reason) {
    return new Support(false, reason, null);
  }

  /**
   * Returns no.
   *
   * @param reason why, for people to read
   * @param cause what was thrown on the attempt
   * @return the answer of a provider that does not work here
   */
  public static Support no(String reason, Throwable cause) {
    return new Support(false, reason, cause);
  }
}
