package io.github.hostnal.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The figures of all contenders of a section, round by round. */
final class Measurement {
  private final Section section;
  private final Map<String, List<Result>> results = new LinkedHashMap<>();

  private Measurement(Section section) {
    this.section = section;
  }

  /** Lets the contenders work in turn, a round each, so that all meet the same disturbances. */
  static Measurement of(Section section, Launcher given) throws IOException {
    Launcher launcher = given.placing(section.placement());
    Measurement measurement = new Measurement(section);
    Map<String, Child> children = new LinkedHashMap<>();
    List<Child> toClose = new ArrayList<>(launcher.keepAwake(section.placement()));
    try {
      for (Contender contender : section.contenders()) {
        if (launcher.canRun(contender)) {
          Optional<Child> partner = launcher.partner(contender);
          partner.ifPresent(toClose::add);
          Child child = launcher.measurer(contender, partner);
          toClose.add(0, child);
          children.put(contender.name(), child);
          measurement.results.put(contender.name(), new ArrayList<>());
        }
      }
      measurement.run(children);
    } finally {
      for (Child child : toClose) {
        child.close();
      }
    }
    return measurement;
  }

  private void run(Map<String, Child> children) throws IOException {
    Section.Effort effort = section.effort();
    for (int i = 0; i < effort.warmups() + effort.rounds(); i++) {
      for (Map.Entry<String, Child> child : children.entrySet()) {
        Result result = child.getValue().round(effort.size());
        if (i >= effort.warmups()) {
          results.get(child.getKey()).add(result);
        }
      }
    }
  }

  Section section() {
    return section;
  }

  /** Returns the names of those that ran. */
  List<String> contenders() {
    return List.copyOf(results.keySet());
  }

  /** Returns whom ratios compare with. */
  String baseline() {
    return results.keySet().iterator().next();
  }

  /** Returns the median of a figure over the rounds; empty if the contender does not tell it. */
  OptionalDouble median(String contender, String key) {
    List<Result> rounds = results.getOrDefault(contender, List.of());
    return rounds.stream().allMatch(round -> round.figures().containsKey(key)) && !rounds.isEmpty()
        ? OptionalDouble.of(
            Quantile.median(
                rounds.stream().mapToDouble(round -> round.figures().get(key)).toArray()))
        : OptionalDouble.empty();
  }

  /**
   * Returns a quantile of the ratios of a figure, each ratio being of two rounds that ran close
   * together; empty if one of the two did not run.
   */
  OptionalDouble ratio(String contender, String against, String key, double q) {
    List<Result> above = results.get(contender);
    List<Result> below = results.get(against);
    if (above == null || below == null) {
      return OptionalDouble.empty();
    }
    double[] ratios =
        IntStream.range(0, above.size())
            .mapToDouble(i -> above.get(i).figures().get(key) / below.get(i).figures().get(key))
            .toArray();
    return OptionalDouble.of(Quantile.of(ratios, q));
  }

  /** Returns how a figure of the baseline varies by itself: a quantile, divided by the median. */
  double ownVariation(double q) {
    double[] figures =
        results.get(baseline()).stream()
            .mapToDouble(round -> round.figures().get(section.key()))
            .toArray();
    return Quantile.of(figures, q) / Quantile.median(figures);
  }

  /**
   * Returns what a goal speaks of: the median of a ratio, or the worst round of a figure; empty if
   * it was not measured.
   */
  OptionalDouble reached(Goal goal) {
    return goal.against() == null
        ? results.getOrDefault(goal.contender(), List.of()).stream()
            .mapToDouble(round -> round.figures().get(goal.key()))
            .max()
        : ratio(goal.contender(), goal.against(), goal.key(), 0.5);
  }
}
