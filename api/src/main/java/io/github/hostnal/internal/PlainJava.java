package io.github.hostnal.internal;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The class path and the module path: providers are found by {@link ServiceLoader}, and stay. */
final class PlainJava implements Environment {
  /** A class loader that is broken itself fails again and again. */
  private static final int FAILURES_OF_A_LOADER = 64;

  private final OpenStacks stacks = new OpenStacks();

  @Override
  public List<Candidate> candidates() {
    Map<Object, Candidate> found = new LinkedHashMap<>();
    collect(ServiceLoader.load(NetworkStackProvider.class), found);
    // In a container the context class loader may know nothing of what is beside this class.
    collect(
        ServiceLoader.load(NetworkStackProvider.class, NetworkStackProvider.class.getClassLoader()),
        found);
    return new ArrayList<>(found.values());
  }

  /** Adds what a loader has: a provider by its class, what could not be loaded by its message. */
  private static void collect(
      ServiceLoader<NetworkStackProvider> loader, Map<Object, Candidate> found) {
    var providers = loader.stream().iterator();
    for (int failures = 0; failures < FAILURES_OF_A_LOADER; ) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<NetworkStackProvider> provider = providers.next();
        if (!found.containsKey(provider.type())) {
          found.put(provider.type(), Candidate.of(provider.type().getName(), provider));
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        // One bad provider must not hide the others.
        failures++;
        found.putIfAbsent(String.valueOf(e.getMessage()), Candidate.broken("?", e));
      }
    }
  }

  @Override
  public NetworkStack systemStack() {
    return stacks.shared(() -> ProviderLookup.select().open(StackOptions.defaults()));
  }

  @Override
  public NetworkStack open(StackOptions options) {
    return stacks.open(() -> ProviderLookup.select().open(options));
  }

  @Override
  public List<NetworkStack> openStacks() {
    return stacks.list();
  }

  @Override
  public String hint() {
    return "is hostnal-provider-… on the class path or module path?";
  }
}
