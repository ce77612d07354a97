package io.github.hostnal.macos;

import io.github.hostnal.support.osgi.ProviderActivator;
import io.github.hostnal.support.osgi.ProviderBundle;

/** Starts and stops the bundle of the provider. */
@ProviderBundle
public final class MacosActivator extends ProviderActivator {

  /** For the framework. */
  public MacosActivator() {
    super("MacOSX", MacosProvider::new);
  }
}
