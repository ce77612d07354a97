package io.github.hostnal.internal.osgi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.internal.CurrentEnvironment;
import io.github.hostnal.internal.Environment;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** An OSGi framework: providers are services, which come and go. */
final class Framework
    implements Environment, ServiceTrackerCustomizer<NetworkStackProvider, TrackedProvider> {
  private final BundleContext context;
  private final ServiceTracker<NetworkStackProvider, TrackedProvider> tracker;

  /** What bundles tell of providers that do not work here. */
  private final ServiceTracker<Candidate, Candidate> unsupported;

  /** The providers; of those of one ranking the one that came first is first. */
  private final Map<ServiceReference<NetworkStackProvider>, TrackedProvider> providers =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  private final Publication publication;

  Framework(BundleContext context) {
    this.context = context;
    tracker = new ServiceTracker<>(context, NetworkStackProvider.class, this);
    unsupported = new ServiceTracker<>(context, Candidate.class, null);
    publication = new Publication(context, this::best);
  }

  void start() {
    CurrentEnvironment.enter(this);
    unsupported.open();
    tracker.open();
    publication.begin();
  }

  void stop() {
    CurrentEnvironment.leave();
    publication.end();
    tracker.close();
    unsupported.close();
  }

  @Override
  public TrackedProvider addingService(ServiceReference<NetworkStackProvider> reference) {
    NetworkStackProvider provider = context.getService(reference);
    if (provider == null) {
      return null;
    }
    TrackedProvider tracked = new TrackedProvider(reference, provider);
    providers.put(reference, tracked);
    publication.update();
    return tracked;
  }

  @Override
  public void modifiedService(
      ServiceReference<NetworkStackProvider> reference, TrackedProvider tracked) {
    // The order is by the ranking, which may have changed.
    providers.values().remove(tracked);
    providers.put(reference, tracked);
    publication.update();
  }

  @Override
  public void removedService(
      ServiceReference<NetworkStackProvider> reference, TrackedProvider tracked) {
    providers.values().remove(tracked);
    publication.update();
    tracked.stacks().end();
    context.ungetService(reference);
  }

  /** Returns the provider to use, or null. */
  private TrackedProvider best() {
    try {
      return find(ProviderLookup.select());
    } catch (ProviderNotFoundException e) {
      return null;
    }
  }

  /** Returns null if the provider has gone. */
  private TrackedProvider find(NetworkStackProvider provider) {
    for (TrackedProvider tracked : providers.values()) {
      if (tracked.provider() == provider) {
        return tracked;
      }
    }
    return null;
  }

  /** Returns the provider to use. */
  private TrackedProvider select() {
    TrackedProvider found = null;
    while (found == null) {
      found = find(ProviderLookup.select());
    }
    return found;
  }

  @Override
  public List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    providers.values().forEach(tracked -> all.add(tracked.candidate()));
    all.addAll(unsupported.getTracked().values());
    return all;
  }

  @Override
  public NetworkStack systemStack() {
    return select().sharedStack();
  }

  @Override
  public NetworkStack open(StackOptions options) {
    return select().open(options);
  }

  @Override
  public List<NetworkStack> openStacks() {
    List<NetworkStack> all = new ArrayList<>();
    providers.values().forEach(tracked -> all.addAll(tracked.stacks().list()));
    return Collections.unmodifiableList(all);
  }

  @Override
  public String hint() {
    return "is a bundle of hostnal-provider-… installed, resolved and started?";
  }
}
