package io.github.hostnal.support.abi;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.CodecImage;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.KeventImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of a provider's ABI descriptions: each agrees with the table of what a C compiler read
 * in the headers, and no number in it could be another without a test failing. The tables are the
 * resources {@code abi/*.properties} beside the class that extends this one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbiContract {
  private static final List<Integer> CHANGES = List.of(1, -1, 2, -2, 4, 16);

  /** Little-endian, what is too wide is overwritten by the next field. */
  private static final String SHOWN_NOWHERE = "sizeof(struct kevent.flags)";

  /**
   * A description and what it is compared with.
   *
   * @param abi the description
   * @param table the table of its target
   * @param ipv4 the provider's codec for the control messages of IPv4, from a description
   * @param versions the functions that the provider binds by other symbols, with these
   * @param more what else the provider writes for the system, from a description, as text
   */
  public record Described(
      Abi abi,
      AbiTable table,
      Function<Abi, ControlCodec> ipv4,
      Map<String, String> versions,
      List<Function<Abi, String>> more) {

    /** For a provider that binds functions by their names. */
    public Described(Abi abi, AbiTable table, Function<Abi, ControlCodec> ipv4) {
      this(abi, table, ipv4, Map.of(), List.of());
    }

    @Override
    public String toString() {
      return abi + " " + table.files();
    }
  }

  /** Returns what is written and read of kevents, for a system that has them. */
  protected static Function<Abi, String> kevents(Abi truth) {
    return KeventImage.on(truth);
  }

  /** Returns all descriptions that the provider has, each with every table of its targets. */
  protected abstract Stream<Described> descriptions();

  @ParameterizedTest
  @MethodSource("descriptions")
  void agreesWithTheHeaders(Described described) {
    assertEquals(List.of(), AbiDifferences.of(described.abi, described.table));
  }

  /** The symbol that a program gets which is compiled with the headers is the one that is bound. */
  @ParameterizedTest
  @MethodSource("descriptions")
  void bindsTheSymbolsOfTheHeaders(Described described) {
    Map<String, String> bound = new TreeMap<>();
    for (String function : described.table.symbols().keySet()) {
      bound.put(function, described.versions.getOrDefault(function, function));
    }
    bound.putAll(described.versions);

    assertEquals(new TreeMap<>(described.table.symbols()), bound);
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void noticesEveryChangedNumber(Described described) {
    List<String> unnoticed = new ArrayList<>();
    for (Symbol symbol : described.abi.values().keySet()) {
      for (int change : CHANGES) {
        if (unchanged(described, changed(described.abi, symbol, change))) {
          unnoticed.add(symbol.expression() + " changed by " + change);
        }
      }
    }
    assertEquals(List.of(), unnoticed);
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void noticesEveryChangedError(Described described) {
    List<String> unnoticed = new ArrayList<>();
    described
        .abi
        .errorNames()
        .forEach(
            (number, name) -> {
              List<Consumer<Map<Integer, String>>> changes =
                  List.of(
                      errors -> errors.put(number, name + "X"),
                      errors -> errors.put(number + 10_000, name),
                      errors -> errors.remove(number));
              for (Consumer<Map<Integer, String>> change : changes) {
                Map<Integer, String> errors = new HashMap<>(described.abi.errorNames());
                change.accept(errors);
                if (unchanged(described, new Abi("changed", described.abi.values(), errors))) {
                  unnoticed.add(name);
                }
              }
            });
    assertEquals(List.of(), unnoticed);
  }

  /** A number that no table has a row for does not pass because there is nothing to compare. */
  @ParameterizedTest
  @MethodSource("descriptions")
  void namesWhatNoTableCovers(Described described) {
    for (Symbol symbol : described.abi.values().keySet()) {
      Map<String, Long> rows = new HashMap<>(described.table.values());
      rows.remove(symbol.expression());
      AbiTable table = described.table;
      AbiTable without = new AbiTable(table.files(), rows, table.symbols(), table.absent());

      List<String> differences = AbiDifferences.of(described.abi, without);
      assertEquals(List.of("no row for " + symbol.expression()), differences);
    }
  }

  /** Of what the codecs ask a description for, every change shows in what they write or read. */
  @ParameterizedTest
  @MethodSource("descriptions")
  void codecsShowEveryChange(Described described) {
    CodecImage image = new CodecImage(described.abi, described.ipv4, described.more);
    String before = image.madeWith(described.abi);
    Set<String> asked = new TreeSet<>();
    Set<String> hidden = new TreeSet<>();
    for (Symbol symbol : described.abi.values().keySet()) {
      if (isAskedFor(symbol, described.abi, image)) {
        asked.add(symbol.expression());
        if (CHANGES.stream()
            .map(change -> image.madeWith(changed(described.abi, symbol, change)))
            .allMatch(before::equals)) {
          hidden.add(symbol.expression());
        }
      }
    }
    hidden.remove(SHOWN_NOWHERE);
    assertEquals(Set.of(), hidden);
    assertTrue(asked.contains(Layout.CMSG_ALIGN.expression()), asked::toString);
  }

  private static boolean isAskedFor(Symbol symbol, Abi abi, CodecImage image) {
    Map<Symbol, Integer> others = new HashMap<>(abi.values());
    others.remove(symbol);
    return !image.suffices(new Abi("without " + symbol, others, abi.errorNames()));
  }

  @Test
  void comparesEveryTable() throws IOException, URISyntaxException {
    Path folder = Path.of(getClass().getResource("abi").toURI());
    Set<String> compared =
        descriptions().flatMap(described -> described.table.files().stream()).collect(toSet());

    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> all =
          files
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(file -> file.endsWith(".properties"))
              .map(file -> file.substring(0, file.length() - ".properties".length()))
              .collect(toSet());
      assertEquals(new TreeSet<>(all), new TreeSet<>(compared));
    }
  }

  private static boolean unchanged(Described described, Abi changed) {
    return AbiDifferences.of(changed, described.table).isEmpty();
  }

  private static Abi changed(Abi abi, Symbol symbol, int change) {
    Map<Symbol, Integer> values = new HashMap<>(abi.values());
    values.merge(symbol, change, Integer::sum);
    return new Abi(abi + " changed", values, abi.errorNames());
  }
}
