/** DNS through the JDK's resolver, for every provider. */
@Export
@Version("0.1.0")
package io.github.hostnal.support.dns;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
