package io.github.hostnal.itest.environments;

import java.time.Duration;

/**
 * When an environment counts as hanging.
 *
 * @param silence for how long it may print nothing; each class of tests prints a line, and no test
 *     takes longer than ten minutes
 * @param total for how long it may run
 */
record Limits(Duration silence, Duration total) {
  static final Limits DEFAULT = new Limits(Duration.ofMinutes(12), Duration.ofMinutes(30));
}
