/** The network stack of Linux. */
module io.github.hostnal.linux {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
  requires static osgi.core;

  provides io.github.hostnal.spi.NetworkStackProvider with
      io.github.hostnal.linux.LinuxProvider;

  // jnr-ffi implements the native interfaces in a class of an unnamed module.
  opens io.github.hostnal.linux.libc;
}
