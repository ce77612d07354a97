/** The network stack of Windows. */
module io.github.hostnal.windows {
  requires io.github.hostnal.support;
  requires org.jnrproject.jffi;
  requires static osgi.annotation;
  requires static osgi.core;

  provides io.github.hostnal.spi.NetworkStackProvider with
      io.github.hostnal.windows.WindowsProvider;

  // jnr-ffi implements the native interfaces in a class of an unnamed module.
  opens io.github.hostnal.windows.winsock;
}
