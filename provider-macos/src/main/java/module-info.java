/** The network stack of macOS. */
module io.github.hostnal.macos {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
  requires static osgi.core;

  provides io.github.hostnal.spi.NetworkStackProvider with
      io.github.hostnal.macos.MacosProvider;
}
