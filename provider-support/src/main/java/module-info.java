/** What every provider shares. Exported for providers, not for users. */
module io.github.hostnal.support {
  requires transitive io.github.hostnal;
  // Brings the options of TCP keep-alive, which nobody else may ask for.
  requires jdk.net;
  requires static osgi.annotation;
  requires static osgi.core;
  requires transitive org.jnrproject.ffi;
  requires org.jnrproject.jffi;
  // jnr-ffi generates classes with ASM, and says so to nobody.
  requires org.objectweb.asm;
  requires org.objectweb.asm.util;

  exports io.github.hostnal.support;
  exports io.github.hostnal.support.dns;
  exports io.github.hostnal.support.osgi;
  exports io.github.hostnal.support.posix;
  exports io.github.hostnal.support.posix.kqueue;
  exports io.github.hostnal.support.posix.libc;
  exports io.github.hostnal.support.tcp;

  // jnr-ffi implements the native interfaces in a class of an unnamed module.
  opens io.github.hostnal.support.posix.libc;
}
