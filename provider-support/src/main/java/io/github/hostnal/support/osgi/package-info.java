/**
 * What the bundles of providers share. Nothing else refers to this package, so that a program
 * outside of OSGi needs none of it.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("0.1.0")
package io.github.hostnal.support.osgi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
