package io.github.hostnal.itest.contract;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checks of a child process: a line for each, which the parent reads. */
final class Scenarios {
  private static final String PASSED = "passed: ";

  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

  /** One check. */
  interface Scenario {
    void run() throws Exception;
  }

  Scenarios add(String name, Scenario scenario) {
    scenarios.put(name, scenario);
    return this;
  }

  void run(PrintStream out) {
    scenarios.forEach(
        (name, scenario) -> {
          try {
            scenario.run();
            out.println(PASSED + name);
          } catch (Throwable failure) {
            out.println("failed: " + name);
            failure.printStackTrace(out);
          }
        });
    out.flush();
  }

  /** Tells whether a child's output says that a check has passed. */
  static boolean passed(String output, String name) {
    return output.lines().anyMatch((PASSED + name)::equals);
  }
}
