package io.github.hostnal.itest.environments;

import io.github.hostnal.itest.environments.TestReport.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tests of each environment: how many passed, and which were skipped and why. */
final class EnvironmentTable {
  private static final String ROW = "%-20s %-10s %-12s %6s %7s %7s %8s %8s %7s%n";

  private final List<EnvironmentResult> results;

  EnvironmentTable(List<EnvironmentResult> results) {
    this.results = results;
  }

  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    print(new PrintWriter(text));
    return text.toString();
  }

  private void print(PrintWriter out) {
    out.println();
    out.printf(
        ROW,
        "environment",
        "JVM",
        "suite",
        "tests",
        "passed",
        "failed",
        "skipped",
        "limited",
        "seconds");
    for (EnvironmentResult result : results) {
      printRow(out, result, TestReport.CONTRACT);
    }
    for (String suite : otherSuites()) {
      for (EnvironmentResult result : results) {
        if (!result.reports().of(suite).isEmpty()) {
          printRow(out, result, suite);
        }
      }
    }
    results.forEach(result -> printFailed(out, result));
    printSkipped(out);
    results.forEach(result -> printLimits(out, result));
    out.println();
  }

  private void printRow(PrintWriter out, EnvironmentResult result, String suite) {
    Reports reports = result.reports();
    List<TestReport> tests = reports.of(suite);
    if (tests.isEmpty()) {
      out.printf("%-20s %s%n", result.name(), why(result));
      return;
    }
    out.printf(
        ROW,
        result.name(),
        reports.jvm(),
        suite,
        tests.size(),
        count(tests, Outcome.PASSED),
        count(tests, Outcome.FAILED),
        count(tests, Outcome.SKIPPED),
        reports.limited(suite),
        Math.round(tests.stream().mapToDouble(TestReport::seconds).sum()));
  }

  /** Tells why there are no tests. */
  private static String why(EnvironmentResult result) {
    if (!result.reports().unavailable().isEmpty()) {
      return "cannot run on this machine: " + result.reports().unavailable();
    }
    return result.problem().isEmpty() ? "reported no test" : result.problem();
  }

  private List<String> otherSuites() {
    return results.stream()
        .flatMap(result -> result.reports().tests().stream())
        .map(TestReport::suite)
        .filter(suite -> !suite.equals(TestReport.CONTRACT))
        .distinct()
        .sorted()
        .toList();
  }

  private static void printFailed(PrintWriter out, EnvironmentResult result) {
    for (TestReport test : result.reports().tests()) {
      if (test.is(Outcome.FAILED)) {
        out.printf("%nFAILED on %s: %s%n  %s%n", result.name(), test.name(), test.reason());
      }
    }
  }

  /** By reason, then by test, with the environments that have skipped it. */
  private void printSkipped(PrintWriter out) {
    Map<String, Map<String, List<String>>> byReason = new TreeMap<>();
    for (EnvironmentResult result : results) {
      for (TestReport test : result.reports().tests()) {
        if (test.is(Outcome.SKIPPED)) {
          byReason
              .computeIfAbsent(test.reason(), reason -> new TreeMap<>())
              .computeIfAbsent(test.name(), name -> new ArrayList<>())
              .add(result.name());
        }
      }
    }
    byReason.forEach(
        (reason, tests) -> {
          out.printf("%nskipped: %s%n", reason);
          tests.forEach(
              (test, names) -> out.printf("  %s on %s%n", test, String.join(", ", names)));
        });
  }

  private static void printLimits(PrintWriter out, EnvironmentResult result) {
    if (!result.reports().limits().isEmpty()) {
      out.printf("%nlimited on %s:%n", result.name());
      result.reports().limits().forEach(line -> out.println("  " + line));
    }
  }

  private static long count(List<TestReport> tests, Outcome outcome) {
    return tests.stream().filter(test -> test.is(outcome)).count();
  }
}
