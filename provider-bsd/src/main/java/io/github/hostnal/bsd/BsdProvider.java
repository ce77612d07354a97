package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.PosixProvider;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Brings the network stacks of FreeBSD, OpenBSD, NetBSD and DragonFly. */
public final class BsdProvider extends PosixProvider {
  static final String NAME = "bsd";

  private static final Map<TargetSystem, PosixPlatform> BOUND = new ConcurrentHashMap<>();

  /** For {@link java.util.ServiceLoader}. */
  public BsdProvider() {
    this(TargetSystem::current);
  }

  /** For tests: on another system, with another library, or with other interfaces. */
  BsdProvider(Supplier<TargetSystem> target) {
    super(target, BOUND);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String refusal(TargetSystem on) {
    Optional<BsdSystem> system = BsdSystem.named(on.system());
    if (system.isEmpty()) {
      return "this system is " + on.system() + ", not one of the BSDs";
    }
    return BsdAbi.of(system.get(), on.architecture()).isPresent()
        ? ""
        : "the architecture " + on.architecture() + " is unknown to it";
  }

  /** jffi's jar has natives for the others, and jffi itself does not know this one's name. */
  @Override
  protected String advice(TargetSystem on) {
    return BsdSystem.named(on.system()).equals(Optional.of(BsdSystem.NETBSD))
        ? "jffi brings no native library for NetBSD: build its libjffi there, and start Java with"
            + " -Djffi.boot.library.path=DIR, the folder that has it, -Dos.name=FreeBSD, which"
            + " jffi knows, and -Dhostnal.system=NetBSD"
        : "";
  }

  @Override
  protected PosixPlatform bind(TargetSystem to) {
    BsdSystem system = BsdSystem.named(to.system()).orElseThrow();
    Abi abi = BsdAbi.of(system, to.architecture()).orElseThrow();
    return new BsdPlatform(abi, BsdRules.of(system, abi), to);
  }
}
