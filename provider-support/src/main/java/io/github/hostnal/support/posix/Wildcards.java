package io.github.hostnal.support.posix;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The unspecified addresses. */
final class Wildcards {
  static final InetAddress IPV4 = ofLength(4);
  static final InetAddress IPV6 = ofLength(16);

  private Wildcards() {}

  private static InetAddress ofLength(int bytes) {
    try {
      return InetAddress.getByAddress(new byte[bytes]);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
