package io.github.hostnal.linux;

import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.PosixProvider;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the network stack of Linux. */
public final class LinuxProvider extends PosixProvider {
  static final String NAME = "linux";

  private static final Map<TargetSystem, PosixPlatform> BOUND = new ConcurrentHashMap<>();

  /** For {@link java.util.ServiceLoader}. */
  public LinuxProvider() {
    super(TargetSystem::current, BOUND);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String refusal(TargetSystem on) {
    if (!on.system().equals("Linux")) {
      return "this system is " + on.system() + ", not Linux";
    }
    return LinuxAbi.forArchitecture(on.architecture()).isPresent()
        ? ""
        : "the architecture " + on.architecture() + " is unknown to it";
  }

  @Override
  protected PosixPlatform bind(TargetSystem to) {
    return new LinuxPlatform(LinuxAbi.forArchitecture(to.architecture()).orElseThrow(), to);
  }
}
