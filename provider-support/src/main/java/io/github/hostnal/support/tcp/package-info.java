/**
 * TCP over the JDK's channels, for every provider: {@link io.github.hostnal.support.tcp.NioTcp} is
 * what a stack has of it.
 */
@Export
@Version("0.1.0")
package io.github.hostnal.support.tcp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
