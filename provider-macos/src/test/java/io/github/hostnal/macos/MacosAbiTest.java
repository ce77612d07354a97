package io.github.hostnal.macos;

import io.github.hostnal.support.abi.AbiContract;
import io.github.hostnal.support.abi.AbiTable;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Ipv6ControlCodec;
import java.util.stream.Stream;

/** Compares {@link MacosAbi} with tables that a C compiler made from macOS's headers. */
class MacosAbiTest extends AbiContract {
  @Override
  protected Stream<Described> descriptions() {
    return Stream.of("x86_64", "aarch64").map(this::describe);
  }

  private Described describe(String architecture) {
    Abi abi = MacosAbi.forArchitecture(architecture).orElseThrow();
    AbiTable table = AbiTable.read(getClass(), "macos-" + architecture);
    return new Described(abi, table, Ipv6ControlCodec::new);
  }
}
