/** The C library as jnr-ffi binds it. */
@Export
@Version("0.1.0")
package io.github.hostnal.support.posix.libc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
