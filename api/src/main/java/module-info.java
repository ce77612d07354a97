/** The asynchronous network traits, their options, and the look-up of a provider. */
module io.github.hostnal {
  requires static osgi.annotation;
  // Needed by the bundle's activator only, which nothing else refers to.
  requires static osgi.core;

  exports io.github.hostnal;
  exports io.github.hostnal.spi;

  uses io.github.hostnal.spi.NetworkStackProvider;
}
