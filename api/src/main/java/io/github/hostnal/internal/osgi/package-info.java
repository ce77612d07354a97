/** The API's bundle in an OSGi framework; no other class refers to this package. */
package io.github.hostnal.internal.osgi;
