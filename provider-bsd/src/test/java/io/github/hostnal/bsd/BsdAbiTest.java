package io.github.hostnal.bsd;

import io.github.hostnal.support.abi.AbiContract;
import io.github.hostnal.support.abi.AbiTable;
import io.github.hostnal.support.posix.Abi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares {@link BsdAbi} with tables that a C compiler made from the headers of FreeBSD, OpenBSD
 * and NetBSD, and with a table of DragonFly's numbers whose rows name their sources. NetBSD's
 * kevent is that of {@code __kevent50}, which its newest headers do not have.
 */
class BsdAbiTest extends AbiContract {
  /** What {@code os.arch} says, with the tables' names of architectures. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "aarch64", "aarch64");

  @Override
  protected Stream<Described> descriptions() {
    return Stream.of(BsdSystem.values())
        .flatMap(
            system ->
                system.architectures().stream()
                    .sorted()
                    .map(architecture -> describe(system, architecture)));
  }

  private Described describe(BsdSystem system, String architecture) {
    String target = system.name().toLowerCase(Locale.ROOT) + "-" + ARCHITECTURES.get(architecture);
    AbiTable table =
        switch (system) {
          case FREEBSD, OPENBSD -> read(target);
          case NETBSD -> read(target).with(read("sourced/netbsd-kevent50"));
          case DRAGONFLY -> read("sourced/" + target);
        };
    Abi abi = BsdAbi.of(system, architecture).orElseThrow();
    return new Described(
        abi,
        table,
        changed -> BsdRules.of(system, changed).control(),
        BsdRules.of(system, abi).versions(),
        List.of(kevents(abi)));
  }

  private AbiTable read(String target) {
    return AbiTable.read(getClass(), target);
  }
}
