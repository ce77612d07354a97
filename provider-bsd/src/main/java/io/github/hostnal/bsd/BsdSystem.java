package io.github.hostnal.bsd;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The BSDs that this provider knows. */
enum BsdSystem {
  FREEBSD("FreeBSD", Set.of("amd64", "aarch64")),
  OPENBSD("OpenBSD", Set.of("amd64", "aarch64")),
  NETBSD("NetBSD", Set.of("amd64", "aarch64")),
  DRAGONFLY("DragonFly", Set.of("amd64"));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // made with Set.of
  private final Set<String> architectures;

  BsdSystem(String label, Set<String> architectures) {
    this.label = label;
    this.architectures = architectures;
  }

  /** Finds the system by what {@code os.name} says; DragonFly is also called DragonFlyBSD. */
  static Optional<BsdSystem> named(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    for (BsdSystem system : values()) {
      String known = system.label.toLowerCase(Locale.ROOT);
      if (name.equals(known) || name.equals(known + "bsd")) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  Set<String> architectures() {
    return architectures;
  }

  @Override
  public String toString() {
    return label;
  }
}
