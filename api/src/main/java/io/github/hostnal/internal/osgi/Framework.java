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
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final List<TrackedProvider> providers = new CopyOnWriteArrayList<>();

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
    providers.add(tracked);
    publication.update();
    return tracked;
  }

  @Override
  public void modifiedService(
      ServiceReference<NetworkStackProvider> reference, TrackedProvider tracked) {
    publication.update();
  }

  @Override
  public void removedService(
      ServiceReference<NetworkStackProvider> reference, TrackedProvider tracked) {
    providers.remove(tracked);
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
    for (TrackedProvider tracked : providers) {
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
      if (CurrentEnvironment.get() != this) {
        throw new IllegalStateException("the bundle io.github.hostnal was stopped meanwhile");
      }
      found = find(ProviderLookup.select());
    }
    return found;
  }

  @Override
  public List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    // Of those of one ranking the one that came first is first.
    providers.stream()
        .sorted(Comparator.comparing(TrackedProvider::reference).reversed())
        .forEach(tracked -> all.add(tracked.candidate()));
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
    providers.forEach(tracked -> all.addAll(tracked.stacks().list()));
    return Collections.unmodifiableList(all);
  }

  @Override
  public String hint() {
    return "is a bundle of hostnal-provider-… installed, resolved and started?";
  }
}
