/** The network stacks of the BSDs. */
module io.github.hostnal.bsd {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
  requires static osgi.core;

  provides io.github.hostnal.spi.NetworkStackProvider with
      io.github.hostnal.bsd.BsdProvider;
}
