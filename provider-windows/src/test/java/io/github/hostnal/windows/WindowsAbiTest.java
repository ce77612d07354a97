package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.abi.AbiContract;
import io.github.hostnal.support.abi.AbiTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares {@link WindowsAbi} with tables that a C compiler made from mingw-w64's headers, and with
 * a table of what those lack. The errno numbers of its C library are not compared: Winsock has
 * errors of its own.
 */
class WindowsAbiTest extends AbiContract {
  /** What {@code os.arch} says, with the tables' names of architectures. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "aarch64", "aarch64", "x86", "x86");

  @Override
  protected Stream<Described> descriptions() {
    return ARCHITECTURES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                new Described(
                    WindowsAbi.forArchitecture(each.getKey()).orElseThrow(),
                    withoutErrno(table(each.getValue())),
                    WindowsPlatform::ipv4Control));
  }

  /** mingw-w64 lacks what came with later releases of Windows. */
  private AbiTable table(String architecture) {
    return AbiTable.read(getClass(), architecture).orElse(AbiTable.read(getClass(), "sourced/sdk"));
  }

  private static AbiTable withoutErrno(AbiTable table) {
    Map<String, Long> values = new HashMap<>(table.values());
    values.keySet().removeIf(name -> name.matches("E[A-Z0-9]+"));
    return new AbiTable(table.files(), values, table.symbols(), table.absent());
  }

  @ParameterizedTest
  @CsvSource({"x86_64, amd64", "i386, x86"})
  void knowsOtherNamesOfAnArchitecture(String alias, String architecture) {
    assertEquals(
        WindowsAbi.forArchitecture(architecture).orElseThrow().values(),
        WindowsAbi.forArchitecture(alias).orElseThrow().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ia64", "arm"})
  void describesNoOtherArchitecture(String architecture) {
    assertEquals(Optional.empty(), WindowsAbi.forArchitecture(architecture));
  }

  /** The constants that the code has beside the description. */
  @Test
  void agreesWithTheHeadersElsewhere() {
    Map<String, Long> table = AbiTable.read(getClass(), "x86_64").values();
    assertEquals(table.get("WSAENOTSOCK"), WindowsErrors.WSAENOTSOCK);
    assertEquals(table.get("WSAEMSGSIZE"), WindowsErrors.WSAEMSGSIZE);
    assertEquals(table.get("WSAEOPNOTSUPP"), WindowsErrors.WSAEOPNOTSUPP);
    assertEquals(table.get("WSAENETRESET"), WindowsErrors.WSAENETRESET);
    assertEquals(table.get("WSAECONNRESET"), WindowsErrors.WSAECONNRESET);
    assertEquals(table.get("WSAEWOULDBLOCK"), WindowsErrors.WSAEWOULDBLOCK);
    assertEquals(table.get("WSA_IO_PENDING"), WindowsErrors.WSA_IO_PENDING);
    assertEquals(table.get("WAIT_TIMEOUT"), WindowsErrors.WAIT_TIMEOUT);
  }
}
