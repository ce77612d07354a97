/** The network stack of macOS. */
module io.github.hostnal.macos {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
}
