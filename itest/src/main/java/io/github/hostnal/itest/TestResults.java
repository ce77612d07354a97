package io.github.hostnal.itest;

import io.github.hostnal.itest.contract.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Collects how each test ended. */
final class TestResults implements TestExecutionListener {

  /** How a test ended. */
  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * A test that has ended.
   *
   * @param name class, method and arguments
   * @param promises the promises that it is about
   * @param outcome how it ended
   * @param reason why it was skipped, or empty
   * @param failure what it threw, or null
   */
  record Result(
      String name, Set<Promise> promises, Outcome outcome, String reason, Throwable failure) {}

  private final List<Result> results = new ArrayList<>();
  private TestPlan plan;

  List<Result> all() {
    return results;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, Outcome.SKIPPED, reason, null);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Throwable thrown = result.getThrowable().orElse(null);
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          add(test, Outcome.PASSED, "", null);
        }
      }
      case ABORTED -> add(test, Outcome.SKIPPED, thrown == null ? "" : thrown.getMessage(), null);
      case FAILED -> add(test, Outcome.FAILED, "", thrown);
    }
  }

  private synchronized void add(
      TestIdentifier test, Outcome outcome, String reason, Throwable failure) {
    results.add(new Result(nameOf(test), promisesOf(test), outcome, reason, failure));
  }

  private String nameOf(TestIdentifier test) {
    String method = TestList.nameOf(test).orElse(test.getDisplayName());
    boolean oneOfSeveral =
        plan.getParent(test).flatMap(TestList::nameOf).filter(method::equals).isPresent();
    return oneOfSeveral ? method + " " + test.getDisplayName() : method;
  }

  /** The tags of a class that was skipped as a whole are those of its tests. */
  private Set<Promise> promisesOf(TestIdentifier test) {
    Set<TestTag> tags =
        test.isTest() || !test.getTags().isEmpty()
            ? test.getTags()
            : plan.getDescendants(test).stream()
                .flatMap(each -> each.getTags().stream())
                .collect(Collectors.toSet());
    return Set.of(Promise.values()).stream()
        .filter(promise -> tags.contains(TestTag.create(promise.tag())))
        .collect(Collectors.toSet());
  }
}
