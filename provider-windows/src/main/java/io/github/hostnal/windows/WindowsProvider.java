package io.github.hostnal.windows;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.Support;
import io.github.hostnal.support.NativeLibrary;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.PosixStack;
import java.util.Optional;

/** Brings the network stack of Windows. */
public final class WindowsProvider implements NetworkStackProvider {
  static final String NAME = "windows";

  private static final int NATIVE_PRIORITY = 100;

  /** For {@link java.util.ServiceLoader}. */
  public WindowsProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return NATIVE_PRIORITY;
  }

  @Override
  public Support support() {
    String system = System.getProperty("os.name", "");
    if (!system.startsWith("Windows")) {
      return Support.no("this system is " + system + ", not Windows");
    }
    String architecture = System.getProperty("os.arch", "");
    if (WindowsAbi.forArchitecture(architecture).isEmpty()) {
      return Support.no("the architecture " + architecture + " is unknown to it");
    }
    try {
      LoadedPlatform.get();
      return Support.yes();
    } catch (LinkageError | RuntimeException e) {
      return Support.no(
          "the native library of jffi could not be loaded ("
              + rootOf(e)
              + "); -Djffi.extract.dir=DIR names a folder to unpack it into, if the temporary one"
              + " is read-only or noexec; -Djffi.boot.library.path=DIR one that has it;"
              + " JDK 24 and later may want --enable-native-access=ALL-UNNAMED",
          e);
    }
  }

  @Override
  public String nativeLibrary() {
    return NativeLibrary.describe();
  }

  @Override
  public NetworkStack open(StackOptions options) {
    Support support = support();
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.reason(), support.cause());
    }
    return new PosixStack(LoadedPlatform.get(), options);
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * The libraries are bound once for all stacks, and not before it is clear that this is Windows.
   */
  private static final class LoadedPlatform {
    private static WindowsPlatform platform;

    static synchronized WindowsPlatform get() {
      if (platform == null) {
        Optional<Abi> abi = WindowsAbi.forArchitecture(System.getProperty("os.arch"));
        platform = new WindowsPlatform(abi.orElseThrow());
      }
      return platform;
    }
  }
}
