package io.github.hostnal.spi;

import io.github.hostnal.internal.CurrentEnvironment;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;

/**
 * Finds the provider for this system: of those that are supported here, the one of the highest
 * priority; or the one that {@code -Dhostnal.provider=NAME} names. Providers are found by {@link
 * java.util.ServiceLoader}, in OSGi as services.
 */
public final class ProviderLookup {

  /** The name in the {@link Configuration} of what names the provider to use. */
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

    /**
     * Asks a provider.
     *
     * @param source what it is called if it cannot be made
     * @param maker makes it
     * @return a candidate, also if the provider throws what it must not
     */
    public static Candidate of(String source, Supplier<NetworkStackProvider> maker) {
      try {
        NetworkStackProvider provider = maker.get();
        return new Candidate(provider.name(), provider.priority(), provider.support(), provider);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        return broken(source, e);
      }
    }

    /**
     * Returns what stands for a provider that could not be made.
     *
     * @param source where it was to come from
     * @param cause what was thrown
     * @return a candidate without provider
     */
    public static Candidate broken(String source, Throwable cause) {
      return new Candidate(
          source, Integer.MIN_VALUE, Support.no("it is broken: " + cause, cause), null);
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
    List<Candidate> all = new ArrayList<>(CurrentEnvironment.get().candidates());
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
    String wanted = Configuration.get(PROVIDER_PROPERTY);
    List<Candidate> candidates = candidates();
    for (Candidate candidate : candidates) {
      boolean named = wanted == null || wanted.equals(candidate.name());
      if (named && candidate.support().supported()) {
        return candidate.provider();
      }
    }
    throw notFound(wanted, candidates);
  }

  private static ProviderNotFoundException notFound(String wanted, List<Candidate> candidates) {
    StringBuilder message = new StringBuilder("No network stack provider ");
    message.append(
        wanted == null ? "fits this system" : "named \"" + wanted + "\" fits this system");
    message.append(" (os.name=").append(System.getProperty("os.name"));
    message.append(", os.arch=").append(System.getProperty("os.arch")).append(")");
    if (candidates.isEmpty()) {
      message.append("; found none: ").append(CurrentEnvironment.get().hint());
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
