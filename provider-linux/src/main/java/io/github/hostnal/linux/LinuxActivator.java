package io.github.hostnal.linux;

import io.github.hostnal.support.osgi.ProviderActivator;
import io.github.hostnal.support.osgi.ProviderBundle;

/** Starts and stops the bundle of the provider. */
@ProviderBundle
public final class LinuxActivator extends ProviderActivator {

  /** For the framework. */
  public LinuxActivator() {
    super("Linux", LinuxProvider::new);
  }
}
