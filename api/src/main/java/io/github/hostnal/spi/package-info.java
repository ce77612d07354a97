/**
 * What a provider of a network stack implements, and how one is found.
 *
 * <p>A provider is a module of its own: a {@link io.github.hostnal.spi.NetworkStackProvider},
 * announced in {@code META-INF/services} and {@code module-info}, and by its bundle's activator in
 * OSGi.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("0.1.0")
package io.github.hostnal.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
