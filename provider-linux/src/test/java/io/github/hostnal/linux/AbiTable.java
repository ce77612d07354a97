package io.github.hostnal.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a C compiler read in a target's headers: {@code src/test/abi/README.md} describes the files.
 *
 * @param values C expressions with their values
 * @param absent the constants that the headers lack
 */
record AbiTable(Map<String, Long> values, Set<String> absent) {
  private static final String ABSENT = "# absent: ";
  private static final long BIG_ENDIAN = 4321;

  /** Reads the table of a target such as {@code x86_64-gnu}. */
  static AbiTable read(String target) throws IOException {
    Map<String, Long> values = new HashMap<>();
    Set<String> absent = new HashSet<>();
    try (InputStream file = AbiTable.class.getResourceAsStream("abi/" + target + ".properties")) {
      for (String line : new String(file.readAllBytes(), US_ASCII).lines().toList()) {
        if (line.startsWith(ABSENT)) {
          absent.add(line.substring(ABSENT.length()));
        } else if (!line.startsWith("#")) {
          int equals = line.lastIndexOf('=');
          values.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
        }
      }
    }
    return new AbiTable(Map.copyOf(values), Set.copyOf(absent));
  }

  /** Returns the symbolic names of errno with their numbers, several names for some numbers. */
  Map<String, Long> errors() {
    return values.entrySet().stream()
        .filter(row -> row.getKey().matches("E(?!POLL)[A-Z0-9]+"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Returns this table with a field as wide as in another table of the same architecture, provided
   * that a number written there puts its low-order bytes into this table's field.
   */
  AbiTable widen(String struct, String field, AbiTable wide) {
    String offset = "offsetof(" + struct + "," + field + ")";
    String width = "sizeof(" + struct + "." + field + ")";
    long padding = wide.values.get(width) - values.get(width);
    long before = values.get("__BYTE_ORDER__") == BIG_ENDIAN ? padding : 0;
    if (padding < 0 || values.get(offset) - before != wide.values.get(offset)) {
      return this;
    }
    Map<String, Long> widened = new HashMap<>(values);
    widened.put(offset, wide.values.get(offset));
    widened.put(width, wide.values.get(width));
    return new AbiTable(Map.copyOf(widened), absent);
  }
}
