package io.github.hostnal.examples;

import io.github.hostnal.itest.SelfTest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the contract suite on the user's own machine. */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    description = "Run the contract suite here, and print a report for a bug report.")
final class SelfTestCommand implements Callable<Integer> {
  @Option(names = "--list", description = "List the tests behind each promise, and run none.")
  private boolean list;

  @Override
  public Integer call() {
    return list ? SelfTest.run(System.out, "--list") : SelfTest.run(System.out);
  }
}
