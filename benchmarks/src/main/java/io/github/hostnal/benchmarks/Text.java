package io.github.hostnal.benchmarks;

import java.util.Locale;

/** Numbers and columns as text, the same in every locale. */
final class Text {
  private Text() {}

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Two decimals for a small number, none for a large or whole one. */
  static String number(double value) {
    return Math.abs(value) < 100 && value != Math.rint(value)
        ? format("%.2f", value)
        : format("%.0f", value);
  }
}
