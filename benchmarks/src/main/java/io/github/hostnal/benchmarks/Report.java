package io.github.hostnal.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Prints measurements: first what the goals got, then a table for each section. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(List<Measurement> measurements) {
    out.println("Goals");
    out.printf("  %-38s %-50s %10s%n", "who", "goal", "measured");
    for (Measurement measurement : measurements) {
      for (Goal goal : measurement.section().goals()) {
        print(goal, measurement.reached(goal));
      }
    }
    for (Measurement measurement : measurements) {
      table(measurement);
    }
  }

  private void print(Goal goal, OptionalDouble reached) {
    out.printf(
        "  %-38s %-50s %10s  %s%n",
        goal.contender(), goal.text(), number(reached), verdict(goal, reached));
  }

  private static String verdict(Goal goal, OptionalDouble reached) {
    if (reached.isEmpty()) {
      return "not measured";
    }
    return goal.isReachedBy(reached.getAsDouble()) ? "reached" : "MISSED";
  }

  private void table(Measurement measurement) {
    Section section = measurement.section();
    out.printf(
        "%n%s; ratios of %s to %s%n", section.title(), section.key(), measurement.baseline());
    String headings =
        section.columns().values().stream()
            .map(heading -> Text.format("%14s", heading))
            .collect(Collectors.joining());
    out.printf("  %-38s %7s %13s%s%n", "", "ratio", "10..90 %", headings);
    measurement.contenders().forEach(contender -> row(measurement, contender));
    section.contenders().stream()
        .map(Contender::name)
        .filter(name -> !measurement.contenders().contains(name))
        .forEach(name -> out.printf("  %-38s not measured: there is no C compiler%n", name));
  }

  private void row(Measurement measurement, String contender) {
    Section section = measurement.section();
    StringBuilder figures = new StringBuilder();
    for (Map.Entry<String, String> column : section.columns().entrySet()) {
      OptionalDouble median = measurement.median(contender, column.getKey());
      boolean scaled = !column.getKey().equals("bytes") && median.isPresent();
      figures.append(
          Text.format(
              "%14s",
              number(scaled ? OptionalDouble.of(median.getAsDouble() / section.scale()) : median)));
    }
    out.printf(
        "  %-38s %7s %13s%s   %s%n",
        contender,
        ratio(measurement, contender, 0.5),
        spread(measurement, contender),
        figures,
        goals(measurement, contender));
  }

  private static String goals(Measurement measurement, String contender) {
    return measurement.section().goals().stream()
        .filter(goal -> goal.contender().equals(contender))
        .map(goal -> goal.text() + ": " + verdict(goal, measurement.reached(goal)))
        .collect(Collectors.joining("; "));
  }

  /** How far the ratios lie apart; for the baseline, how much it varies by itself. */
  private static String spread(Measurement measurement, String contender) {
    return contender.equals(measurement.baseline())
        ? Text.format("%.2f..%.2f", measurement.ownVariation(0.1), measurement.ownVariation(0.9))
        : ratio(measurement, contender, 0.1) + ".." + ratio(measurement, contender, 0.9);
  }

  private static String ratio(Measurement measurement, String contender, double q) {
    Section section = measurement.section();
    return Text.format(
        "%.2f",
        measurement.ratio(contender, measurement.baseline(), section.key(), q).orElse(Double.NaN));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Text.number(value.getAsDouble()) : "-";
  }
}
