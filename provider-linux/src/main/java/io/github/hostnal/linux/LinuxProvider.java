package io.github.hostnal.linux;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.Support;
import io.github.hostnal.support.NativeLibrary;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.PosixStack;
import java.util.Optional;

/** Brings the network stack of Linux. */
public final class LinuxProvider implements NetworkStackProvider {
  static final String NAME = "linux";

  private static final int NATIVE_PRIORITY = 100;

  /** For {@link java.util.ServiceLoader}. */
  public LinuxProvider() {}

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
    if (!system.equals("Linux")) {
      return Support.no("this system is " + system + ", not Linux");
    }
    String architecture = System.getProperty("os.arch", "");
    if (LinuxAbi.forArchitecture(architecture).isEmpty()) {
      return Support.no("the architecture " + architecture + " is unknown to it");
    }
    return NativeLibrary.support(LoadedPlatform::get);
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

  /** The C library is bound once for all stacks, and not before it is clear that this is Linux. */
  private static final class LoadedPlatform {
    private static LinuxPlatform platform;

    static synchronized LinuxPlatform get() {
      if (platform == null) {
        Optional<Abi> abi = LinuxAbi.forArchitecture(System.getProperty("os.arch"));
        platform = new LinuxPlatform(abi.orElseThrow());
      }
      return platform;
    }
  }
}
