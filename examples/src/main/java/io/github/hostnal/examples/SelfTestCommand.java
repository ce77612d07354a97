package io.github.hostnal.examples;

import io.github.hostnal.itest.SelfTest;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the contract suite on the user's own machine. */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    description = "Run the contract suite here, and print a report for a bug report.")
final class SelfTestCommand implements Callable<Integer> {
  @ArgGroup private Instead instead;

  /** What to do instead of running the suite once. */
  private static final class Instead {
    @Option(names = "--list", description = "List the tests behind each promise, and run none.")
    private boolean list;

    @Option(
        names = "--stress",
        paramLabel = "TIMES",
        description = "Run the tests of races again and again.")
    private int stress;
  }

  @Override
  public Integer call() {
    if (instead == null) {
      return SelfTest.run(System.out);
    }
    return instead.list
        ? SelfTest.run(System.out, "--list")
        : SelfTest.run(System.out, "--stress", String.valueOf(instead.stress));
  }
}
