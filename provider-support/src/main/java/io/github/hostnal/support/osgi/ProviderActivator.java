package io.github.hostnal.support.osgi;

import io.github.hostnal.spi.Configuration;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.namespace.NativeNamespace;

/**
 * Registers a provider as a service while its bundle is active, if it is supported here. If not, it
 * registers the {@link Candidate} that says why, for who looks for a provider in vain.
 */
public abstract class ProviderActivator implements BundleActivator {
  private static final Logger LOG = System.getLogger("io.github.hostnal.osgi");

  private final String system;
  private final Supplier<NetworkStackProvider> maker;
  private Runnable endConfiguration;
  private ServiceRegistration<?> registration;

  /**
   * Makes an activator.
   *
   * @param system the operating system's name, as OSGi has it in {@code osgi.native.osname}
   * @param maker makes the provider; may throw
   */
  protected ProviderActivator(String system, Supplier<NetworkStackProvider> maker) {
    this.system = system;
    this.maker = maker;
  }

  @Override
  public final void start(BundleContext context) {
    endConfiguration = Configuration.askFirst(context::getProperty);
    Candidate candidate = Candidate.of(getClass().getName(), maker);
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProviderLookup.PROVIDER_PROPERTY, candidate.name());
    if (candidate.support().supported()) {
      properties.put(Constants.SERVICE_RANKING, candidate.priority());
      properties.put(NativeNamespace.CAPABILITY_OSNAME_ATTRIBUTE, system);
      registration =
          context.registerService(
              NetworkStackProvider.class,
              candidate.provider(),
              FrameworkUtil.asDictionary(properties));
    } else {
      LOG.log(
          Level.DEBUG,
          "the provider " + candidate.name() + " is not for here: " + candidate.support().reason(),
          candidate.support().cause());
      registration =
          context.registerService(
              Candidate.class, candidate, FrameworkUtil.asDictionary(properties));
    }
  }

  @Override
  public final void stop(BundleContext context) {
    // Who tracks the service closes the stacks that it opened of it.
    registration.unregister();
    endConfiguration.run();
  }
}
