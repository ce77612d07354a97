package io.github.hostnal.spi;

import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds the provider for this system with {@link ServiceLoader}: of those that are supported here,
 * the one of the highest priority; or the one that {@code -Dhostnal.provider=NAME} names.
 */
public final class ProviderLookup {

  /** The system property that names the provider to use. */
  public static final String PROVIDER_PROPERTY = "hostnal.provider";

  /** A class loader that is broken itself fails again and again. */
  private static final int FAILURES_OF_A_LOADER = 64;

  private ProviderLookup() {}

  /**
   * A provider that was found, and whether it works here.
   *
   * @param name its name
   * @param priority its priority
   * @param support whether it works here
   * @param provider the provider; null if it could not even be instantiated
   */
  public record Candidate(
      String name, int priority, Support support, NetworkStackProvider provider) {

    private static Candidate of(ServiceLoader.Provider<NetworkStackProvider> found) {
      try {
        NetworkStackProvider provider = found.get();
        return new Candidate(provider.name(), provider.priority(), provider.support(), provider);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        return broken(found.type().getName(), e);
      }
    }

    private static Candidate broken(String name, Throwable cause) {
      return new Candidate(
          name, Integer.MIN_VALUE, Support.no("it is broken: " + cause, cause), null);
    }

    private String describe() {
      return name + ": " + (support.supported() ? "supported" : support.reason());
    }
  }

  /**
   * Returns every provider that can be found, the ones that work here or not, those of the highest
   * priority first.
   *
   * @return a new list
   */
  public static List<Candidate> candidates() {
    Map<Object, Candidate> found = new LinkedHashMap<>();
    collect(ServiceLoader.load(NetworkStackProvider.class), found);
    // In a container the context class loader may know nothing of what is beside this class.
    collect(
        ServiceLoader.load(NetworkStackProvider.class, NetworkStackProvider.class.getClassLoader()),
        found);
    List<Candidate> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparingInt(Candidate::priority).reversed());
    return all;
  }

  /**
   * Returns the provider to use.
   *
   * @return a supported provider
   * @throws ProviderNotFoundException if there is none; the message names every provider found and
   *     why it was passed over, and the first cause is attached
   */
  public static NetworkStackProvider select() {
    String wanted = System.getProperty(PROVIDER_PROPERTY);
    List<Candidate> candidates = candidates();
    for (Candidate candidate : candidates) {
      boolean named = wanted == null || wanted.equals(candidate.name());
      if (named && candidate.support().supported()) {
        return candidate.provider();
      }
    }
    throw notFound(wanted, candidates);
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
          found.put(provider.type(), Candidate.of(provider));
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        // One bad provider must not hide the others.
        failures++;
        found.putIfAbsent(String.valueOf(e.getMessage()), Candidate.broken("?", e));
      }
    }
  }

  private static ProviderNotFoundException notFound(String wanted, List<Candidate> candidates) {
    StringBuilder message = new StringBuilder("No network stack provider ");
    message.append(
        wanted == null ? "fits this system" : "named \"" + wanted + "\" fits this system");
    message.append(" (os.name=").append(System.getProperty("os.name"));
    message.append(", os.arch=").append(System.getProperty("os.arch")).append(")");
    if (candidates.isEmpty()) {
      message.append("; found none: is hostnal-provider-… on the class path or module path?");
    } else {
      message.append("; found:");
    }
    Throwable cause = null;
    for (Candidate candidate : candidates) {
      message.append("\n  ").append(candidate.describe());
      cause = cause == null ? candidate.support().cause() : cause;
    }
    ProviderNotFoundException exception = new ProviderNotFoundException(message.toString());
    exception.initCause(cause);
    return exception;
  }
}
