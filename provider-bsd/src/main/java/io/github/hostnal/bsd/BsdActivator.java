package io.github.hostnal.bsd;

import io.github.hostnal.support.osgi.ProviderActivator;
import io.github.hostnal.support.osgi.ProviderBundle;
import io.github.hostnal.support.posix.TargetSystem;

/** Starts and stops the bundle of the provider. */
@ProviderBundle
public final class BsdActivator extends ProviderActivator {

  /** For the framework. */
  public BsdActivator() {
    super(TargetSystem.current().system(), BsdProvider::new);
  }
}
