package io.github.hostnal.support.abi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a C compiler read in a target's headers: {@code src/test/abi/README.md} describes the files.
 *
 * @param files the names of the files that this is from
 * @param values C expressions with their values
 * @param symbols calls with the names of their symbols
 * @param absent the constants that the headers lack
 */
public record AbiTable(
    Set<String> files, Map<String, Long> values, Map<String, String> symbols, Set<String> absent) {
  private static final String ABSENT = "# absent: ";
  private static final String SYMBOL = "symbol(";
  private static final long BIG_ENDIAN = 4321;

  /**
   * Reads the table of a target such as {@code x86_64-gnu}, a resource beside a provider's test.
   */
  public static AbiTable read(Class<?> test, String target) {
    Map<String, Long> values = new HashMap<>();
    Map<String, String> symbols = new HashMap<>();
    Set<String> absent = new HashSet<>();
    for (String line : contents(test, "abi/" + target + ".properties").lines().toList()) {
      if (line.startsWith(ABSENT)) {
        absent.add(line.substring(ABSENT.length()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.lastIndexOf('=');
        String name = line.substring(0, equals);
        String value = line.substring(equals + 1);
        if (name.startsWith(SYMBOL)) {
          symbols.put(name.substring(SYMBOL.length(), name.length() - 1), value);
        } else {
          values.put(name, Long.valueOf(value));
        }
      }
    }
    return new AbiTable(Set.of(target), values, symbols, absent);
  }

  private static String contents(Class<?> test, String resource) {
    try (InputStream file = test.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalArgumentException(test + " has no " + resource);
      }
      return new String(file.readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the symbolic names of errno with their numbers, several names for some numbers; and of
   * errors with other names than POSIX's.
   */
  public Map<String, Long> errors() {
    return values.entrySet().stream()
        .filter(row -> row.getKey().matches("E(?!POLL)[A-Z0-9]+|WSA[A-Z]+|ERROR_[A-Z0-9_]+"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns this table, with the rows of another one for what the headers of this one lack. */
  public AbiTable orElse(AbiTable other) {
    AbiTable both = other.with(this);
    Set<String> absentInBoth = new HashSet<>(absent);
    absentInBoth.retainAll(other.absent);
    return new AbiTable(both.files, both.values, both.symbols, absentInBoth);
  }

  /** Returns this table with the rows of another one, in place of its own where both have one. */
  public AbiTable with(AbiTable other) {
    Set<String> allFiles = new HashSet<>(files);
    allFiles.addAll(other.files);
    Map<String, Long> allValues = new HashMap<>(values);
    allValues.putAll(other.values);
    Map<String, String> allSymbols = new HashMap<>(symbols);
    allSymbols.putAll(other.symbols);
    return new AbiTable(allFiles, allValues, allSymbols, absent);
  }

  /**
   * Returns this table with a field as wide as in another table of the same architecture, provided
   * that a number written there puts its low-order bytes into this table's field.
   */
  public AbiTable widen(String struct, String field, AbiTable wide) {
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
    return new AbiTable(files, widened, symbols, absent);
  }
}
