package io.github.hostnal.imaginary;

import io.github.hostnal.support.osgi.ProviderActivator;
import io.github.hostnal.support.osgi.ProviderBundle;

/** Starts and stops the bundle of the provider. */
@ProviderBundle
public final class ImaginaryActivator extends ProviderActivator {

  /** For the framework. */
  public ImaginaryActivator() {
    super("Imaginary", ImaginaryProvider::new);
  }
}
