package io.github.hostnal.itest;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.PackageNameFilter.includePackageNames;

import io.github.hostnal.itest.TestResults.Outcome;
import io.github.hostnal.itest.TestResults.Result;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/** Runs suites of this module in the environment that it finds itself in, and writes reports. */
public final class EnvironmentRun {
  /** Of which classes to run the tests: a regular expression for their names without package. */
  private static final String TESTS_PROPERTY = "hostnal.itest.tests";

  private static final String BASE = EnvironmentRun.class.getPackageName();

  private final Path reports;
  private final List<String> suites;

  /**
   * Prepares a run.
   *
   * @param reports the folder for reports in JUnit's legacy XML format
   * @param suites which packages to run, each named by what follows this class's package name
   */
  public EnvironmentRun(Path reports, List<String> suites) {
    this.reports = reports;
    this.suites = suites;
  }

  /**
   * Runs suites on the class path or on the module path, and exits with 0 if no test failed.
   *
   * @param args the folder for the reports, and the suites
   */
  public static void main(String[] args) {
    Module module = EnvironmentRun.class.getModule();
    DiscoverySelector all = module.isNamed() ? selectModule(module.getName()) : selectPackage(BASE);
    List<String> suites = List.of(args).subList(1, args.length);
    EnvironmentRun run = new EnvironmentRun(Path.of(args[0]), suites);
    System.exit(run.run(LauncherFactory.create(), List.of(all), System.out));
  }

  /**
   * Runs the tests.
   *
   * @param launcher runs them
   * @param tests where to look for them
   * @param out where failures are told
   * @param filters which tests to take
   * @return 0 if no test failed, 1 otherwise
   */
  public int run(
      Launcher launcher,
      List<? extends DiscoverySelector> tests,
      PrintStream out,
      Filter<?>... filters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(tests)
            .filters(
                includePackageNames(suites.stream().map(suite -> BASE + "." + suite).toList()),
                includeClassNamePatterns(
                    ".*\\.(" + System.getProperty(TESTS_PROPERTY, "[^.]*") + ")"))
            .filters(filters)
            .build();
    TestResults results = new TestResults();
    PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    launcher.execute(
        request,
        results,
        new SignOfLife(out),
        new LegacyXmlReportGeneratingListener(reports, writer));
    for (Result result : results.all()) {
      if (result.outcome() == Outcome.FAILED) {
        out.println("FAILED: " + result.name());
        result.failure().printStackTrace(out);
      }
    }
    return results.all().stream().anyMatch(each -> each.outcome() == Outcome.FAILED) ? 1 : 0;
  }

  /** Prints each class that is over: who waits for this program knows that it does not hang. */
  private record SignOfLife(PrintStream out) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.getSource().orElse(null) instanceof ClassSource) {
        out.println(test.getDisplayName());
      }
    }
  }
}
