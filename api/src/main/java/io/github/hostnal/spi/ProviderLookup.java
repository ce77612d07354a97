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

    private static Candidate of(NetworkStackProvider provider) {
      return new Candidate(provider.name(), provider.priority(), provider.support(), provider);
    }

    private static Candidate broken(Throwable cause) {
      return new Candidate("?", 0, Support.no(String.valueOf(cause.getMessage()), cause), null);
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
    Map<Class<?>, Candidate> found = new LinkedHashMap<>();
    List<Candidate> broken = new ArrayList<>();
    collect(ServiceLoader.load(NetworkStackProvider.class), found, broken);
    // In a container the context class loader may know nothing of what is beside this class.
    collect(
        ServiceLoader.load(NetworkStackProvider.class, NetworkStackProvider.class.getClassLoader()),
        found,
        broken);
    List<Candidate> all = new ArrayList<>(found.values());
    all.addAll(broken);
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

  private static void collect(
      ServiceLoader<NetworkStackProvider> loader,
      Map<Class<?>, Candidate> found,
      List<Candidate> broken) {
    var providers = loader.stream().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<NetworkStackProvider> provider = providers.next();
        if (!found.containsKey(provider.type())) {
          found.put(provider.type(), Candidate.of(provider.get()));
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        // One bad provider must not hide the others.
        broken.add(Candidate.broken(e));
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
