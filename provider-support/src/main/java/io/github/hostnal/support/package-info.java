/**
 * What every provider shares, whatever its system: pending operations, failures, counters, the
 * stack itself.
 */
@Export
@Version("0.1.0")
package io.github.hostnal.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
