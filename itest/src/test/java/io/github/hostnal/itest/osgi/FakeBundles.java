package io.github.hostnal.itest.osgi;

import io.github.hostnal.spi.Support;
import io.github.hostnal.support.osgi.ProviderActivator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Bundles of providers that have no network. */
final class FakeBundles {
  private FakeBundles() {}

  /** Of a provider that is better than a native one. */
  public static final class Better extends ProviderActivator {
    public Better() {
      super("Plan 9", () -> new FakeProvider("better", 1000, Support.yes()));
    }
  }

  /** Of a provider that is worse than a native one. */
  public static final class Worse extends ProviderActivator {
    public Worse() {
      super("Plan 9", () -> new FakeProvider("worse", 1, Support.yes()));
    }
  }

  /** Of a provider for another system. */
  public static final class Foreign extends ProviderActivator {
    public Foreign() {
      super(
          "Plan 9",
          () -> new FakeProvider("foreign", 1000, Support.no("this system is not Plan 9")));
    }
  }

  /** Of a provider that cannot be made. */
  public static final class Broken extends ProviderActivator {
    public Broken() {
      super(
          "Plan 9",
          () -> {
            throw new IllegalStateException("the constructor threw");
          });
    }
  }

  /** Writes the bundle that has an activator. */
  static Path write(Path folder, Class<? extends ProviderActivator> activator) throws IOException {
    Class<?>[] classes = {FakeProvider.class, FakeBundles.class, activator};
    return TestBundle.of("fake." + activator.getSimpleName(), classes)
        .imports(
            Stream.of("", ".spi", ".support.osgi")
                .map(name -> "io.github.hostnal" + name)
                .toArray(String[]::new))
        .activator(activator)
        .writeTo(folder);
  }
}
