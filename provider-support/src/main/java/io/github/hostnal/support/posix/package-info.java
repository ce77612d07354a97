/**
 * What the POSIX systems share: sockaddr, msghdr and cmsg codecs parametrised by an {@link
 * io.github.hostnal.support.posix.Abi}, the event loop, UDP sockets.
 */
@Export
@Version("0.1.0")
package io.github.hostnal.support.posix;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
