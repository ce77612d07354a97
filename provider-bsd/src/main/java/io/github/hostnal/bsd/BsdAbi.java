package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import java.util.Map;
import java.util.Optional;

/**
 * The constants and layouts of the BSDs, of which each has a class of its own. All are 64-bit and
 * little-endian: jffi has no native part for others.
 */
final class BsdAbi {
  private static final Map<String, String> ALIASES = Map.of("x86_64", "amd64", "arm64", "aarch64");

  private BsdAbi() {}

  /**
   * Returns the description for a system and what {@code os.arch} says, or nothing for an unknown
   * architecture.
   */
  static Optional<Abi> of(BsdSystem system, String osArch) {
    String architecture = ALIASES.getOrDefault(osArch, osArch);
    if (!system.architectures().contains(architecture)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (system) {
          case FREEBSD -> FreebsdAbi.on(architecture);
          case OPENBSD -> OpenbsdAbi.on(architecture);
          case NETBSD -> NetbsdAbi.on(architecture);
          case DRAGONFLY -> DragonflyAbi.on(architecture);
        });
  }
}
