package io.github.hostnal.windows;

import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.PosixProvider;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the network stack of Windows. */
public final class WindowsProvider extends PosixProvider {
  static final String NAME = "windows";

  private static final Map<TargetSystem, PosixPlatform> BOUND = new ConcurrentHashMap<>();

  /** For {@link java.util.ServiceLoader}. */
  public WindowsProvider() {
    super(TargetSystem::current, BOUND);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String refusal(TargetSystem on) {
    if (!on.system().startsWith("Windows")) {
      return "this system is " + on.system() + ", not Windows";
    }
    return WindowsAbi.forArchitecture(on.architecture()).isPresent()
        ? ""
        : "the architecture " + on.architecture() + " is unknown to it";
  }

  @Override
  protected PosixPlatform bind(TargetSystem to) {
    return new WindowsPlatform(WindowsAbi.forArchitecture(to.architecture()).orElseThrow(), to);
  }
}
