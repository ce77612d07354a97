package io.github.hostnal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures hostnal and its peers in one run, round by round in turn, and prints ratios. The usage
 * is what {@code --help} prints.
 */
public final class SideBySide {
  private static final String USAGE =
      """
      usage: SideBySide [--quick] [--only SECTION,...] [--without TEXT] [--cpus FIRST,SECOND]
                        [--let-sleep] [--out DIRECTORY] [--jvm FLAG]...
        --quick      fewer and shorter rounds: about two minutes, rougher figures
        --only       some of receive, send, roundtrip, roundtrip1, idle, open,
                     tcp-roundtrip, tcp-roundtrip1, tcp-stream, tcp-idle
        --without    leave out the contenders whose names begin so
        --cpus       where to pin the two sides where there are two; else the first and last CPU
        --let-sleep  let CPUs sleep while two sides wait for each other
        --out        where the chart and the C program go; else target/side-by-side
        --jvm        a flag for the Java peers, for instance -XX:+PreserveFramePointer""";

  private boolean quick;
  private Set<String> only =
      Comparisons.all(false).stream().map(Section::name).collect(Collectors.toSet());
  private String without;
  private Cpus cpus;
  private boolean letSleep;
  private Path directory = Path.of("target", "side-by-side");
  private final List<String> jvmFlags = new ArrayList<>();

  private SideBySide() {}

  /**
   * Runs the comparisons.
   *
   * @param arguments as the usage says
   * @throws Exception if a peer fails
   */
  public static void main(String[] arguments) throws Exception {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.println(USAGE);
      return;
    }
    SideBySide sideBySide = new SideBySide();
    try {
      sideBySide.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
    }
    sideBySide.run();
  }

  private void parse(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      if (option.equals("--quick")) {
        quick = true;
        continue;
      }
      if (option.equals("--let-sleep")) {
        letSleep = true;
        continue;
      }
      if (++i == arguments.length) {
        throw new IllegalArgumentException(option + " is unknown or lacks its value");
      }
      String value = arguments[i];
      switch (option) {
        case "--only" -> only = sections(value);
        case "--without" -> without = value;
        case "--cpus" -> cpus = Cpus.parse(value);
        case "--out" -> directory = Path.of(value);
        case "--jvm" -> jvmFlags.add(value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
  }

  private Set<String> sections(String value) {
    Set<String> names = Set.of(value.split(",", -1));
    for (String name : names) {
      if (!only.contains(name)) {
        throw new IllegalArgumentException("no section " + name);
      }
    }
    return names;
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Launcher launcher =
        new Launcher(
            CompiledPeer.compile(directory),
            cpus == null ? Cpus.allowed() : cpus,
            letSleep,
            jvmFlags);
    String loadBefore = load();
    List<Measurement> measurements = new ArrayList<>();
    for (Section section : Comparisons.all(quick)) {
      if (only.contains(section.name())) {
        System.err.println("measuring: " + section.title());
        measurements.add(Measurement.of(section.without(without), launcher));
      }
    }
    System.out.printf(
        "JDK %s, Linux %s, CPUs %d and %d; load average %s before, %s after%n%n",
        Runtime.version(),
        System.getProperty("os.version"),
        launcher.cpus().first(),
        launcher.cpus().second(),
        loadBefore,
        load());
    new Report(System.out).print(measurements);
    Path chart = directory.resolve("ratios.svg");
    Files.writeString(chart, BarChart.svg(measurements));
    System.out.printf("%nChart: %s%n", chart);
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }
}
