package io.github.hostnal.bsd;

import io.github.hostnal.support.abi.AbiContract;
import io.github.hostnal.support.abi.AbiTable;
import io.github.hostnal.support.posix.Ipv6ControlCodec;
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
    return new Described(
        BsdAbi.of(system, architecture).orElseThrow(), table, Ipv6ControlCodec::new);
  }

  private AbiTable read(String target) {
    return AbiTable.read(getClass(), target);
  }
}
