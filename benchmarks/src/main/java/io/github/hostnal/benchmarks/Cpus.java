package io.github.hostnal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The CPUs that the two sides are pinned to.
 *
 * @param first the partner's
 * @param second the one's that measures
 */
record Cpus(int first, int second) {

  /** Parses {@code FIRST,SECOND}. */
  static Cpus parse(String text) {
    String[] numbers = text.split(",", -1);
    if (numbers.length != 2) {
      throw new IllegalArgumentException("--cpus wants FIRST,SECOND: " + text);
    }
    return new Cpus(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** Returns the first and the last CPU that this process may run on. */
  static Cpus allowed() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("Cpus_allowed_list:")) {
        String[] numbers = line.substring(line.indexOf(':') + 1).strip().split("[,-]", -1);
        return new Cpus(
            Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]));
      }
    }
    throw new IOException("/proc/self/status does not tell the CPUs");
  }
}
