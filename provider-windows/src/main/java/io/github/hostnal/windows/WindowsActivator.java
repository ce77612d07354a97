package io.github.hostnal.windows;

import io.github.hostnal.support.osgi.ProviderActivator;
import io.github.hostnal.support.osgi.ProviderBundle;

/** Starts and stops the bundle of the provider. */
@ProviderBundle
public final class WindowsActivator extends ProviderActivator {

  /** For the framework. */
  public WindowsActivator() {
    super("Win32", WindowsProvider::new); // what OSGi calls every Windows
  }
}
