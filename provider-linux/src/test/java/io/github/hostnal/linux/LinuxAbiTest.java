package io.github.hostnal.linux;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Symbol;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares {@link LinuxAbi} with tables that a C compiler made from the headers of glibc and musl.
 * There is one of glibc for every architecture that it describes, and one of musl for all but
 * sparcv9, which musl does not support. The big-endian ppc64 has glibc's headers of PowerPC, which
 * serve both byte orders, but is not itself a target of the compiler's glibc.
 */
class LinuxAbiTest {
  /** The tables' names of architectures, with what {@code os.arch} says. */
  private static final Map<String, String> ARCHITECTURES =
      Map.ofEntries(
          entry("x86_64", "amd64"),
          entry("i386", "i386"),
          entry("aarch64", "aarch64"),
          entry("arm", "arm"),
          entry("riscv64", "riscv64"),
          entry("loongarch64", "loongarch64"),
          entry("powerpc64le", "ppc64le"),
          entry("powerpc64", "ppc64"),
          entry("s390x", "s390x"),
          entry("mips64el", "mips64el"),
          entry("sparc64", "sparcv9"));

  static Stream<String> architectures() {
    return ARCHITECTURES.keySet().stream().sorted();
  }

  static Stream<String> architecturesOfMusl() {
    return architectures().filter(architecture -> !architecture.equals("sparc64"));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void agreesWithGlibc(String architecture) throws IOException {
    AbiTable glibc = AbiTable.read(architecture + "-gnu");
    Abi abi = describe(architecture);

    assertEquals(List.of(), differences(abi, glibc));
    abi.values().keySet().forEach(s -> assertFalse(glibc.absent().contains(s.expression())));
    abi.errorNames().values().forEach(name -> assertFalse(glibc.absent().contains(name)));
  }

  /** musl has 32-bit lengths with padding where glibc and Linux itself have 64-bit ones. */
  @ParameterizedTest
  @MethodSource("architecturesOfMusl")
  void agreesWithMusl(String architecture) throws IOException {
    AbiTable glibc = AbiTable.read(architecture + "-gnu");
    AbiTable musl =
        AbiTable.read(architecture + "-musl")
            .widen("struct msghdr", "msg_iovlen", glibc)
            .widen("struct msghdr", "msg_controllen", glibc)
            .widen("struct cmsghdr", "cmsg_len", glibc);

    assertEquals(List.of(), differences(describe(architecture), musl));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void noticesEveryChangedValue(String architecture) throws IOException {
    AbiTable table = AbiTable.read(architecture + "-gnu");
    Abi abi = describe(architecture);
    List<String> before = differences(abi, table);

    for (Symbol symbol : abi.values().keySet()) {
      Abi changed = change(abi, values -> values.merge(symbol, 1, Integer::sum), errors -> {});
      assertNotEquals(before, differences(changed, table), symbol.expression());
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void noticesEveryChangedError(String architecture) throws IOException {
    AbiTable table = AbiTable.read(architecture + "-gnu");
    Abi abi = describe(architecture);
    List<String> before = differences(abi, table);

    abi.errorNames()
        .forEach(
            (number, name) -> {
              Abi renamed = change(abi, values -> {}, errors -> errors.put(number, name + "X"));
              assertNotEquals(before, differences(renamed, table), name);
              Abi added = change(abi, values -> {}, errors -> errors.put(number + 10_000, name));
              assertNotEquals(before, differences(added, table), name);
              Abi removed = change(abi, values -> {}, errors -> errors.remove(number));
              assertNotEquals(before, differences(removed, table), name);
            });
  }

  @Test
  void comparesEveryTable() throws IOException, URISyntaxException {
    Set<String> expected =
        Stream.concat(
                architectures().map(architecture -> architecture + "-gnu.properties"),
                architecturesOfMusl().map(architecture -> architecture + "-musl.properties"))
            .collect(toSet());

    try (Stream<Path> files = Files.list(Path.of(getClass().getResource("abi").toURI()))) {
      assertEquals(expected, files.map(file -> file.getFileName().toString()).collect(toSet()));
    }
  }

  @ParameterizedTest
  @CsvSource({"x86_64, amd64", "x86, i386", "i486, i386", "i586, i386", "i686, i386"})
  void knowsOtherNamesOfAnArchitecture(String alias, String architecture) {
    Abi abi = LinuxAbi.forArchitecture(architecture).orElseThrow();
    Abi same = LinuxAbi.forArchitecture(alias).orElseThrow();

    assertEquals(abi.values(), same.values());
    assertEquals(abi.errorNames(), same.errorNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alpha", "parisc", "mips64", "ppc", "sparc"})
  void describesNoOtherArchitecture(String architecture) {
    assertEquals(Optional.empty(), LinuxAbi.forArchitecture(architecture));
  }

  private static Abi describe(String architecture) {
    return LinuxAbi.forArchitecture(ARCHITECTURES.get(architecture)).orElseThrow();
  }

  /** Returns a copy of a description after two changes. */
  private static Abi change(
      Abi abi, Consumer<Map<Symbol, Integer>> values, Consumer<Map<Integer, String>> errors) {
    Map<Symbol, Integer> changedValues = new HashMap<>(abi.values());
    Map<Integer, String> changedErrors = new HashMap<>(abi.errorNames());
    values.accept(changedValues);
    errors.accept(changedErrors);
    return new Abi(abi.toString(), changedValues, changedErrors);
  }

  /** Returns what is wrong in a description; what the table's headers lack is not compared. */
  private static List<String> differences(Abi abi, AbiTable table) {
    List<String> differences = new ArrayList<>();
    abi.values()
        .forEach((symbol, value) -> compare(symbol.expression(), value, table, differences));
    abi.errorNames().forEach((number, name) -> compare(name, number, table, differences));
    table
        .errors()
        .forEach(
            (name, number) -> {
              if (!abi.errorNames().containsKey(number.intValue())) {
                differences.add("no name for " + number + ", which the headers call " + name);
              }
            });
    Collections.sort(differences);
    return differences;
  }

  private static void compare(
      String expression, int value, AbiTable table, List<String> differences) {
    Long expected = table.values().get(expression);
    if (expected == null) {
      if (!table.absent().contains(expression)) {
        differences.add("the table has no " + expression);
      }
    } else if (expected != value && expected != Integer.toUnsignedLong(value)) {
      differences.add(expression + " is " + value + " instead of " + expected);
    }
  }
}
