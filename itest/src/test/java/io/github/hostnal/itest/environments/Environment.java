package io.github.hostnal.itest.environments;

import java.util.List;

/**
 * Somewhere that the contract suite runs: a process that writes JUnit's legacy XML reports ({@code
 * TEST-*.xml}) into a folder. Beside them it may write {@code limits.txt}, a line {@code
 * Class.method: reason} for each test that shows less here than elsewhere, or {@code
 * unavailable.txt}, the reason why the suite cannot run here at all.
 *
 * @param name the name, which is the folder's too
 * @param command the process
 * @param limits the lines of {@code limits.txt} that hold whatever the process finds
 */
record Environment(String name, List<String> command, List<String> limits) {
  Environment(String name, List<String> command) {
    this(name, command, List.of());
  }
}
