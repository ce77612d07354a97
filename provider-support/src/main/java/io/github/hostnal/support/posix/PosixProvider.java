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
   * Says what to do where the native library does not load.
   *
   * @param on the system and the architecture
   * @return one sentence
   */
  protected String advice(TargetSystem on) {
    return "-Djffi.extract.dir=DIR names a folder to unpack it into, if the temporary one"
        + " is read-only or noexec; -Djffi.boot.library.path=DIR one that has it;"
        + " JDK 24 and later may want --enable-native-access=ALL-UNNAMED";
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
    try {
      platform(on);
      return Support.yes();
    } catch (LinkageError | RuntimeException e) {
      return Support.no(
          "the native library of jffi could not be loaded (" + rootOf(e) + "); " + advice(on), e);
    }
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

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
