package io.github.hostnal.support.posix;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.Support;
import io.github.hostnal.support.NativeLibrary;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the providers of POSIX systems have in common: they ask for the system first, then for the
 * architecture, then whether the native library loads; and touch nothing native before.
 */
public abstract class PosixProvider implements NetworkStackProvider {
  private static final int NATIVE_PRIORITY = 100;

  private final Supplier<TargetSystem> target;
  private final Map<TargetSystem, PosixPlatform> bound;

  /**
   * For subclasses.
   *
   * @param target tells what the provider is on
   * @param bound the platforms that were bound already, for all stacks; a concurrent map
   */
  protected PosixProvider(Supplier<TargetSystem> target, Map<TargetSystem, PosixPlatform> bound) {
    this.target = target;
    this.bound = bound;
  }

  /**
   * Says why a system is not the provider's.
   *
   * @param on the system and the architecture
   * @return the reason; empty if it is the provider's
   */
  protected abstract String refusal(TargetSystem on);

  /**
   * Binds the library.
   *
   * @param to a system that was not refused
   * @return the platform
   */
  protected abstract PosixPlatform bind(TargetSystem to);

  /**
   * Says what is special about the native library on a system.
   *
   * @param on the system and the architecture
   * @return a clause; empty if there is nothing special
   */
  protected String advice(TargetSystem on) {
    return "";
  }

  @Override
  public final int priority() {
    return NATIVE_PRIORITY;
  }

  @Override
  public final Support support() {
    TargetSystem on = target.get();
    String refusal = refusal(on);
    if (!refusal.isEmpty()) {
      return Support.no(refusal);
    }
    Support support = NativeLibrary.support(() -> platform(on));
    String advice = support.supported() ? "" : advice(on);
    return advice.isEmpty()
        ? support
        : Support.no(advice + "; " + support.reason(), support.cause());
  }

  @Override
  public final String nativeLibrary() {
    return NativeLibrary.describe();
  }

  @Override
  public final NetworkStack open(StackOptions options) {
    Support support = support();
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.reason(), support.cause());
    }
    return new PosixStack(platform(target.get()), options);
  }

  private PosixPlatform platform(TargetSystem on) {
    return bound.computeIfAbsent(on, this::bind);
  }
}
