package io.github.hostnal.macos;

import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.PosixProvider;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Brings the network stack of macOS. */
public final class MacosProvider extends PosixProvider {
  static final String NAME = "macos";

  /** The JDK says the first. */
  private static final Set<String> NAMES = Set.of("Mac OS X", "macOS", "Darwin");

  private static final Map<TargetSystem, PosixPlatform> BOUND = new ConcurrentHashMap<>();

  /** For {@link java.util.ServiceLoader}. */
  public MacosProvider() {
    this(TargetSystem::current);
  }

  /** For tests: on another system, with another library, or with other interfaces. */
  MacosProvider(Supplier<TargetSystem> target) {
    super(target, BOUND);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String refusal(TargetSystem on) {
    if (!NAMES.contains(on.system())) {
      return "this system is " + on.system() + ", not macOS";
    }
    return MacosAbi.forArchitecture(on.architecture()).isPresent()
        ? ""
        : "the architecture " + on.architecture() + " is unknown to it";
  }

  @Override
  protected PosixPlatform bind(TargetSystem to) {
    return new MacosPlatform(MacosAbi.forArchitecture(to.architecture()).orElseThrow(), to);
  }
}
