package io.github.hostnal.itest;

import io.github.hostnal.itest.TestResults.Outcome;
import io.github.hostnal.itest.TestResults.Result;
import io.github.hostnal.itest.contract.Promise;
import java.io.PrintStream;
import java.util.List;

/** Prints how the tests ended: a line for each promise, then what was skipped and what failed. */
final class ResultsReport {
  private final List<Result> results;

  ResultsReport(TestResults results) {
    this.results = results.all();
  }

  /** Tells whether there were tests and none failed. */
  boolean passed() {
    return count(results, Outcome.FAILED) == 0 && count(results, Outcome.PASSED) > 0;
  }

  void print(PrintStream out) {
    out.printf("%-11s%-44s%6s%8s%8s%9s%n", "", "", "tests", "passed", "failed", "skipped");
    for (Promise promise : Promise.values()) {
      List<Result> of =
          results.stream().filter(result -> result.promises().contains(promise)).toList();
      out.printf(
          "%-11s%-44s%6d%8d%8d%9d%n",
          promise.tag(),
          promise.title(),
          of.size(),
          count(of, Outcome.PASSED),
          count(of, Outcome.FAILED),
          count(of, Outcome.SKIPPED));
    }
    out.println("(a test may be about more than one promise)");
    printSkipped(out);
    printFailed(out);
    out.printf(
        "%n%d passed, %d failed, %d skipped%n",
        count(results, Outcome.PASSED),
        count(results, Outcome.FAILED),
        count(results, Outcome.SKIPPED));
  }

  private void printSkipped(PrintStream out) {
    of(Outcome.SKIPPED)
        .forEach(result -> out.printf("%nskipped: %s%n  %s%n", result.name(), result.reason()));
  }

  private void printFailed(PrintStream out) {
    for (Result result : of(Outcome.FAILED)) {
      out.printf("%nFAILED: %s%n", result.name());
      if (result.failure() != null) {
        result.failure().printStackTrace(out);
      }
    }
  }

  private List<Result> of(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }

  private static long count(List<Result> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
