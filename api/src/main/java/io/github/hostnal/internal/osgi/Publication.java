package io.github.hostnal.internal.osgi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.internal.SystemStack;
import io.github.hostnal.spi.ProviderLookup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.namespace.NativeNamespace;

/** The service that is the shared stack of the best provider. */
final class Publication {
  private static final Logger LOG = System.getLogger("io.github.hostnal.osgi");
  private static final String CAPABILITIES = "hostnal.capabilities";

  private final BundleContext context;
  private final Supplier<TrackedProvider> best;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean begun;

  // Of the one thread that publishes.
  private TrackedProvider published;
  private ServiceRegistration<NetworkStack> registration;

  /** Publishes nothing yet; the best provider may be null. */
  Publication(BundleContext context, Supplier<TrackedProvider> best) {
    this.context = context;
    this.best = best;
  }

  void begin() {
    begun = true;
    update();
  }

  void end() {
    begun = false;
    update();
  }

  /**
   * Has the best provider's stack published. One thread at a time does so, and others leave it to
   * that one: no lock is held while the framework calls those who listen to services.
   */
  void update() {
    if (requests.getAndIncrement() > 0) {
      return;
    }
    int done;
    do {
      done = requests.get();
      publishBest();
    } while (requests.addAndGet(-done) > 0);
  }

  private void publishBest() {
    try {
      TrackedProvider next = begun ? best.get() : null;
      if (next != published) {
        // The old one leaves first, so that its users give back what they bind again on the new.
        unregister();
        registration = next == null ? null : register(next);
        published = next;
      }
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "the stack of the best provider cannot be published", e);
    }
  }

  private ServiceRegistration<NetworkStack> register(TrackedProvider provider) {
    SystemStack stack = provider.sharedStack();
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProviderLookup.PROVIDER_PROPERTY, stack.provider());
    properties.put(
        CAPABILITIES,
        stack.capabilities().stream().map(Enum::name).sorted().toArray(String[]::new));
    properties.put(Constants.SERVICE_RANKING, provider.candidate().priority());
    Object system = provider.property(NativeNamespace.CAPABILITY_OSNAME_ATTRIBUTE);
    if (system != null) {
      properties.put(NativeNamespace.CAPABILITY_OSNAME_ATTRIBUTE, system);
    }
    return context.registerService(
        NetworkStack.class, stack, FrameworkUtil.asDictionary(properties));
  }

  private void unregister() {
    ServiceRegistration<NetworkStack> old = registration;
    registration = null;
    published = null;
    if (old != null) {
      try {
        old.unregister();
      } catch (IllegalStateException e) {
        LOG.log(Level.DEBUG, "the framework was faster", e);
      }
    }
  }
}
