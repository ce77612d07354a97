package io.github.hostnal.itest.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an environment is found in its reports, and the table shows it. */
class EnvironmentCheckTest {
  private static final String PASSED = "<testcase classname='%s' name='%s' time='1.5'/>";
  private static final String FAILED =
      "<testcase classname='%s' name='%s' time='0.5'><failure message='wrong'/></testcase>";
  private static final String SKIPPED =
      "<testcase classname='%s' name='%s' time='0'><skipped>org.opentest4j.TestAbortedException: not here</skipped></testcase>";
  private static final String CONTRACT = "io.github.hostnal.itest.contract.OrderTest";
  private static final String DEEPER = "io.github.hostnal.itest.contract.tcp.TcpReadTest";
  private static final String OTHER = "io.github.hostnal.itest.namespaces.LinkTest";

  @TempDir private Path target;

  private final EnvironmentReportFolder measure = new EnvironmentReportFolder("class-path");
  private final EnvironmentReportFolder other = new EnvironmentReportFolder("other");

  /** Reports that somebody wrote. */
  private final class EnvironmentReportFolder {
    private final String name;
    private final StringBuilder tests = new StringBuilder();

    EnvironmentReportFolder(String name) {
      this.name = name;
    }

    EnvironmentReportFolder with(String form, String type, String method) {
      tests.append(form.formatted(type, method));
      return this;
    }

    EnvironmentReportFolder file(String file, String content) throws IOException {
      Files.writeString(Files.createDirectories(target.resolve(name)).resolve(file), content);
      return this;
    }

    EnvironmentResult result(String problem) throws IOException {
      if (tests.length() > 0) {
        String property = "<property name='java.version' value='17.0.1'/>";
        String properties = "<properties>" + property + "</properties>";
        file("TEST-x.xml", "<testsuite>" + properties + tests + "</testsuite>");
      }
      Path folder = Files.createDirectories(target.resolve(name));
      return new EnvironmentResult(name, Reports.in(folder), problem, Duration.ZERO);
    }
  }

  private static String table(EnvironmentResult... results) {
    return new EnvironmentTable(List.of(results)).toString();
  }

  private static void assertRow(String table, String... columns) {
    String row = String.join(" +", columns);
    assertTrue(table.lines().anyMatch(line -> line.matches(row)), () -> row + " in\n" + table);
  }

  @Test
  void equalCountsAreFine() throws Exception {
    EnvironmentResult first = measure.with(PASSED, CONTRACT, "a()").result("");
    EnvironmentResult second =
        other.with(SKIPPED, DEEPER, "b()").with(PASSED, OTHER, "c()").result("");
    assertEquals(List.of(), EnvironmentCheck.problems(List.of(first, second)));
    String table = table(first, second);
    assertRow(table, "class-path", "17.0.1", "contract", "1", "1", "0", "0", "0", "2");
    assertRow(table, "other", "17.0.1", "contract", "1", "0", "0", "1", "0", "0");
    assertRow(table, "other", "17.0.1", "namespaces", "1", "1", "0", "0", "0", "2");
    assertTrue(table.contains("skipped: not here\n  TcpReadTest.b() on other\n"), table);
  }

  @Test
  void anotherCountIsWrong() throws Exception {
    EnvironmentResult first =
        measure.with(PASSED, CONTRACT, "a()").with(PASSED, DEEPER, "b()").result("");
    EnvironmentResult second =
        other.with(PASSED, CONTRACT, "a()").with(PASSED, OTHER, "b()").result("");
    assertEquals(
        List.of("other: 1 contract tests, but 2 on class-path"),
        EnvironmentCheck.problems(List.of(first, second)));
  }

  @Test
  void aFailedTestIsWrong() throws Exception {
    EnvironmentResult first = measure.with(FAILED, CONTRACT, "a()").result("ended with status 1");
    assertEquals(List.of("class-path: 1 tests failed"), EnvironmentCheck.problems(List.of(first)));
    assertTrue(table(first).contains("FAILED on class-path: OrderTest.a()\n  wrong"));
  }

  @Test
  void noReportIsWrong() throws Exception {
    EnvironmentResult first = measure.with(PASSED, CONTRACT, "a()").result("");
    EnvironmentResult second = other.result("ended with status 7");
    assertEquals(
        List.of("other: ended with status 7", "other: reported no contract test"),
        EnvironmentCheck.problems(List.of(first, second)));
    assertTrue(table(first, second).contains("ended with status 7"));
  }

  @Test
  void aCrashAfterTheReportIsWrong() throws Exception {
    EnvironmentResult first = measure.with(PASSED, CONTRACT, "a()").result("ended with status 134");
    assertEquals(
        List.of("class-path: ended with status 134"), EnvironmentCheck.problems(List.of(first)));
  }

  @Test
  void whatCannotRunHereSaysWhy() throws Exception {
    EnvironmentResult first = measure.with(PASSED, CONTRACT, "a()").result("");
    EnvironmentResult second =
        other.file("unavailable.txt", "no wine\n").result("ended with status 3");
    assertEquals(List.of(), EnvironmentCheck.problems(List.of(first, second)));
    assertRow(table(first, second), "other", "cannot run on this machine: no wine");
  }

  @Test
  void limitsAreCountedAndShown() throws Exception {
    EnvironmentResult first =
        measure
            .with(PASSED, CONTRACT, "a()")
            .file("limits.txt", "OrderTest.a: fewer rounds\n\nTcpReadTest: slow\n")
            .with(PASSED, OTHER, "a()")
            .result("");
    String table = table(first);
    assertRow(table, "class-path", "17.0.1", "contract", "1", "1", "0", "0", "1", "2");
    assertTrue(
        table.contains(
            "limited on class-path:\n  OrderTest.a: fewer rounds\n  TcpReadTest: slow\n"),
        table);
  }
}
