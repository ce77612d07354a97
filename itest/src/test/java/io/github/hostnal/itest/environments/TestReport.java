package io.github.hostnal.itest.environments;

/**
 * A test that was reported.
 *
 * @param suite the package below that of the module's: {@code contract}, {@code namespaces}, …
 * @param name class and method
 * @param outcome how it ended
 * @param reason why it was skipped, or how it failed; else empty
 * @param seconds how long it took
 */
record TestReport(String suite, String name, Outcome outcome, String reason, double seconds) {
  static final String CONTRACT = "contract";

  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  boolean is(Outcome expected) {
    return outcome == expected;
  }
}
