package io.github.hostnal.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one round, by name. Children print them as {@code KEY=VALUE}, with a space
 * between.
 *
 * @param figures nanoseconds, bytes or counts
 */
public record Result(Map<String, Double> figures) {

  /**
   * Returns figures under their names.
   *
   * @param keysAndValues a name, its figure, the next name, ...
   * @return the result
   */
  public static Result of(Object... keysAndValues) {
    Map<String, Double> figures = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      figures.put((String) keysAndValues[i], ((Number) keysAndValues[i + 1]).doubleValue());
    }
    return new Result(figures);
  }

  static Result parse(String line) {
    Map<String, Double> figures = new TreeMap<>();
    for (String figure : line.strip().split(" ", -1)) {
      int equals = figure.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not KEY=VALUE: " + line);
      }
      figures.put(figure.substring(0, equals), Double.valueOf(figure.substring(equals + 1)));
    }
    return new Result(figures);
  }

  /** Returns the line that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    figures.forEach((key, value) -> line.append(key).append('=').append(value).append(' '));
    return line.toString().strip();
  }
}
