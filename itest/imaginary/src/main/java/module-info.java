/** The network stack of a make-believe system. */
module io.github.hostnal.imaginary {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
  requires static osgi.core;

  provides io.github.hostnal.spi.NetworkStackProvider with
      io.github.hostnal.imaginary.ImaginaryProvider;
}
