package io.github.hostnal.support.abi;

import io.github.hostnal.support.posix.Abi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compares a description with the table of a target. */
final class AbiDifferences {
  private final AbiTable table;
  private final List<String> found = new ArrayList<>();

  private AbiDifferences(AbiTable table) {
    this.table = table;
  }

  /**
   * Returns what is wrong in a description: values and errno numbers that differ from the table's
   * or that it has no row for, and errno numbers without a name.
   */
  static List<String> of(Abi abi, AbiTable table) {
    AbiDifferences differences = new AbiDifferences(table);
    abi.values().forEach((symbol, value) -> differences.compare(symbol.expression(), value));
    abi.errorNames().forEach((number, name) -> differences.compare(name, number));
    table
        .errors()
        .forEach(
            (name, number) -> {
              if (!abi.errorNames().containsKey(number.intValue())) {
                differences.add("no name for " + number + ", which the headers call " + name);
              }
            });
    Collections.sort(differences.found);
    return differences.found;
  }

  private void compare(String expression, int value) {
    Long expected = table.values().get(expression);
    if (expected == null) {
      add((table.absent().contains(expression) ? "the headers lack " : "no row for ") + expression);
    } else if (expected != value && expected != Integer.toUnsignedLong(value)) {
      add(expression + " is " + value + " instead of " + expected);
    }
  }

  private void add(String difference) {
    found.add(difference);
  }
}
