package io.github.hostnal.linux;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.abi.AbiContract;
import io.github.hostnal.support.abi.AbiTable;
import io.github.hostnal.support.posix.Abi;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares {@link LinuxAbi} with tables that a C compiler made from the headers of glibc and musl.
 * There is one of glibc for every architecture that it describes, and one of musl for all but
 * sparcv9, which musl does not support. The big-endian ppc64 has glibc's headers of PowerPC, which
 * serve both byte orders, but is not itself a target of the compiler's glibc.
 */
class LinuxAbiTest extends AbiContract {
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

  @Override
  protected Stream<Described> descriptions() {
    return ARCHITECTURES.keySet().stream()
        .sorted()
        .flatMap(
            architecture ->
                Stream.of(glibc(architecture), musl(architecture))
                    .flatMap(Optional::stream)
                    .map(table -> describe(architecture, table)));
  }

  private static Described describe(String architecture, AbiTable table) {
    Abi abi = LinuxAbi.forArchitecture(ARCHITECTURES.get(architecture)).orElseThrow();
    return new Described(abi, table, LinuxPlatform::ipv4Control);
  }

  private Optional<AbiTable> glibc(String architecture) {
    return Optional.of(AbiTable.read(getClass(), architecture + "-gnu"));
  }

  /** musl has 32-bit lengths with padding where glibc and Linux itself have 64-bit ones. */
  private Optional<AbiTable> musl(String architecture) {
    AbiTable glibc = glibc(architecture).orElseThrow();
    return Optional.of(architecture)
        .filter(name -> !name.equals("sparc64"))
        .map(name -> AbiTable.read(getClass(), name + "-musl"))
        .map(musl -> musl.widen("struct msghdr", "msg_iovlen", glibc))
        .map(musl -> musl.widen("struct msghdr", "msg_controllen", glibc))
        .map(musl -> musl.widen("struct cmsghdr", "cmsg_len", glibc))
        .map(musl -> musl.orElse(glibc));
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
}
