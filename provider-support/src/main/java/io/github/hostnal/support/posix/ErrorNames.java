package io.github.hostnal.support.posix;

import java.util.HashMap;
import java.util.Map;

/** Tables of errno numbers, as text: {@code EPERM 1, ENOENT 2, …}. */
public final class ErrorNames {
  private ErrorNames() {}

  /**
   * Reads a table.
   *
   * @param table names, each followed by its number
   * @return a new map of the numbers to the names
   */
  public static Map<Integer, String> parse(String table) {
    Map<Integer, String> names = new HashMap<>();
    String[] words = table.strip().split("[,\\s]+", -1);
    for (int i = 0; i < words.length; i += 2) {
      names.put(Integer.valueOf(words[i + 1]), words[i]);
    }
    return names;
  }
}
