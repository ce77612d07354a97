package io.github.hostnal.itest;

import io.github.hostnal.itest.contract.Promise;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The tests behind each promise. */
final class TestList {
  private final Launcher launcher;

  TestList(Launcher launcher) {
    this.launcher = launcher;
  }

  void print(PrintStream out) {
    for (Promise promise : Promise.values()) {
      out.println(promise.tag() + "  " + promise.title());
      testsOf(promise).forEach(test -> out.println("    " + test));
    }
  }

  private List<String> testsOf(Promise promise) {
    TestPlan plan = launcher.discover(SelfTest.testsOf(promise));
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .map(TestList::nameOf)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }

  /** Returns class and method of a test, or of what makes a test for each of its arguments. */
  static Optional<String> nameOf(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(
            source -> {
              String type = source.getClassName();
              return type.substring(type.lastIndexOf('.') + 1) + "." + source.getMethodName();
            });
  }
}
