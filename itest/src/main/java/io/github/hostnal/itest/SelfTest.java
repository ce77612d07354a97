package io.github.hostnal.itest;

import static org.junit.platform.launcher.TagFilter.includeTags;

import io.github.hostnal.itest.contract.Promise;
import io.github.hostnal.itest.contract.Tags;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the contract suite on this machine and prints a report to paste into a bug report. */
public final class SelfTest {
  private static final String SUITE = Promise.class.getPackageName();
  private static final String USAGE = "usage: selftest [--list | --stress TIMES]";

  private SelfTest() {}

  /**
   * Runs the suite and exits with the status of {@link #run}.
   *
   * @param args {@code --list} to list the tests of each promise instead
   */
  public static void main(String[] args) {
    System.exit(run(System.out, args));
  }

  /**
   * Runs the suite.
   *
   * @param out where the report goes
   * @param args none; {@code --list} to list the tests of each promise instead; {@code --stress
   *     TIMES} to repeat the tests of races
   * @return 0 if all passed or were skipped, 1 if one failed or there were none, 2 for bad
   *     arguments
   */
  public static int run(PrintStream out, String... args) {
    List<String> arguments = Arrays.asList(args);
    if (arguments.equals(List.of("--list"))) {
      new TestList(launcher()).print(out);
      return 0;
    }
    if (arguments.size() == 2 && arguments.get(0).equals("--stress")) {
      return stress(out, arguments.get(1));
    }
    if (!arguments.isEmpty()) {
      out.println(USAGE);
      return 2;
    }
    EnvironmentReport.print(out);
    TestResults results = new TestResults();
    launcher().execute(suite(), results);
    ResultsReport report = new ResultsReport(results);
    report.print(out);
    return report.passed() ? 0 : 1;
  }

  /** Runs the tests of races again and again, until one fails. */
  private static int stress(PrintStream out, String times) {
    if (!times.matches("[1-9][0-9]{0,5}")) {
      out.println(USAGE);
      return 2;
    }
    int runs = Integer.parseInt(times);
    int passed = 0;
    for (int run = 1; run <= runs; run++) {
      TestResults results = new TestResults();
      launcher().execute(request().filters(includeTags(Tags.STRESS)).build(), results);
      ResultsReport report = new ResultsReport(results);
      if (!report.passed()) {
        out.println("run " + run + " of " + runs + ":");
        report.print(out);
        return 1;
      }
      passed += results.all().size();
    }
    out.println(runs + " runs of the tests of races, none failed");
    out.println(passed + " passed, 0 failed");
    return 0;
  }

  private static Launcher launcher() {
    return LauncherFactory.create();
  }

  private static LauncherDiscoveryRequest suite() {
    return request().build();
  }

  /** Returns a request for the tests of one promise. */
  static LauncherDiscoveryRequest testsOf(Promise promise) {
    return request().filters(includeTags(promise.tag())).build();
  }

  private static LauncherDiscoveryRequestBuilder request() {
    Module module = SelfTest.class.getModule();
    DiscoverySelector selector =
        module.isNamed()
            ? DiscoverySelectors.selectModule(module.getName())
            : DiscoverySelectors.selectPackage(SUITE);
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selector)
        .filters(PackageNameFilter.includePackageNames(SUITE));
  }
}
