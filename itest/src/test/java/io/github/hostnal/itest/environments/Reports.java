package io.github.hostnal.itest.environments;

import io.github.hostnal.itest.environments.TestReport.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What is in an environment's folder.
 *
 * @param jvm the version of the JVM that the tests ran in, or the empty string
 * @param tests the tests
 * @param limits lines {@code Class.method: reason} or {@code Class: reason} of tests that show less
 *     than elsewhere
 * @param unavailable why the suite could not run, or the empty string
 */
record Reports(String jvm, List<TestReport> tests, List<String> limits, String unavailable) {
  static final String LIMITS = "limits.txt";

  private static final String BASE = "io.github.hostnal.itest.";

  /** What JUnit puts before the reason of an assumption. */
  private static final String ABORTED =
      "^(org\\.opentest4j\\.TestAbortedException: )?(Assumption failed: )?";

  static Reports in(Path folder) throws IOException {
    List<TestReport> tests = new ArrayList<>();
    String jvm = "";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      for (Path file : files) {
        Element root = parse(file);
        elements(root, "testcase").map(Reports::test).forEach(tests::add);
        jvm =
            elements(root, "property")
                .filter(property -> property.getAttribute("name").equals("java.version"))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse(jvm);
      }
    }
    String limits = content(folder.resolve(LIMITS));
    return new Reports(
        jvm,
        List.copyOf(tests),
        limits.lines().filter(line -> !line.isBlank()).toList(),
        content(folder.resolve("unavailable.txt")).strip());
  }

  /** Returns the tests of one suite. */
  List<TestReport> of(String suite) {
    return tests.stream().filter(test -> test.suite().equals(suite)).toList();
  }

  /** Counts the tests of a suite that show less than elsewhere. */
  long limited(String suite) {
    List<String> names =
        limits.stream().map(line -> line.split(": ", 2)[0]).map(String::strip).toList();
    return of(suite).stream()
        .filter(test -> names.stream().anyMatch(test.name()::startsWith))
        .count();
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static TestReport test(Element test) {
    String type = test.getAttribute("classname");
    String suite = type.startsWith(BASE) ? type.substring(BASE.length()).split("\\.", 2)[0] : type;
    String name = type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
    Element failed =
        Stream.concat(elements(test, "failure"), elements(test, "error")).findFirst().orElse(null);
    Element skipped = elements(test, "skipped").findFirst().orElse(null);
    Outcome outcome =
        failed != null ? Outcome.FAILED : skipped != null ? Outcome.SKIPPED : Outcome.PASSED;
    return new TestReport(
        suite,
        name,
        outcome,
        firstLine(failed != null ? failed : skipped).replaceFirst(ABORTED, ""),
        Double.parseDouble("0" + test.getAttribute("time")));
  }

  private static String firstLine(Element reason) {
    if (reason == null) {
      return "";
    }
    String message = reason.getAttribute("message");
    return (message.isBlank() ? reason.getTextContent() : message)
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("no reason given")
        .strip();
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }

  private static Element parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("not a report: " + file, e);
    }
  }
}
