package io.github.hostnal.internal.osgi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.internal.OpenStacks;
import io.github.hostnal.internal.SystemStack;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** A provider that is there as a service, and the stacks that were opened of it. */
final class TrackedProvider {
  private final ServiceReference<NetworkStackProvider> reference;
  private final NetworkStackProvider provider;
  private final OpenStacks stacks = new OpenStacks();

  TrackedProvider(ServiceReference<NetworkStackProvider> reference, NetworkStackProvider provider) {
    this.reference = reference;
    this.provider = provider;
  }

  NetworkStackProvider provider() {
    return provider;
  }

  /** Returns a property of the service. */
  Object property(String name) {
    return reference.getProperty(name);
  }

  /** Asks the provider. A service that has a ranking has it for a priority. */
  Candidate candidate() {
    Candidate candidate = Candidate.of(reference.toString(), () -> provider);
    return property(Constants.SERVICE_RANKING) instanceof Integer ranking
        ? new Candidate(candidate.name(), ranking, candidate.support(), candidate.provider())
        : candidate;
  }

  SystemStack sharedStack() {
    return stacks.shared(() -> provider.open(StackOptions.defaults()));
  }

  NetworkStack open(StackOptions options) {
    return stacks.open(() -> provider.open(options));
  }

  OpenStacks stacks() {
    return stacks;
  }
}
