package io.github.hostnal.itest.environments;

import io.github.hostnal.itest.environments.TestReport.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What must hold in every environment. */
final class EnvironmentCheck {
  private EnvironmentCheck() {}

  /**
   * Returns what is wrong with each: failed tests, a process that ended badly, no tests at all, or
   * other than the first environment's number of contract tests.
   */
  static List<String> problems(List<EnvironmentResult> results) {
    List<String> problems = new ArrayList<>();
    EnvironmentResult measure = results.get(0);
    int expected = measure.reports().of(TestReport.CONTRACT).size();
    for (EnvironmentResult result : results) {
      problemsOf(result).forEach(problem -> problems.add(result.name() + ": " + problem));
      int tests = result.reports().of(TestReport.CONTRACT).size();
      if (tests != 0 && tests != expected) {
        problems.add(
            "%s: %d contract tests, but %d on %s"
                .formatted(result.name(), tests, expected, measure.name()));
      }
    }
    return problems;
  }

  private static List<String> problemsOf(EnvironmentResult result) {
    List<String> problems = new ArrayList<>();
    Reports reports = result.reports();
    if (reports.tests().isEmpty() && !reports.unavailable().isEmpty()) {
      return problems;
    }
    long failed = reports.tests().stream().filter(test -> test.is(Outcome.FAILED)).count();
    if (failed > 0) {
      problems.add(failed + " tests failed");
    } else if (!result.problem().isEmpty()) {
      problems.add(result.problem());
    }
    if (reports.of(TestReport.CONTRACT).isEmpty()) {
      problems.add("reported no contract test");
    }
    return problems;
  }
}
