/** What the systems with kqueue share. */
@Export
@Version("0.1.0")
package io.github.hostnal.support.posix.kqueue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
