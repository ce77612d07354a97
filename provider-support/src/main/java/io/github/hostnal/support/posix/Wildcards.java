package io.github.hostnal.support.posix;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The unspecified addresses. */
final class Wildcards {
  static final InetAddress IPV4 = address(new byte[4]);
  static final InetAddress IPV6 = address(new byte[16]);

  private Wildcards() {}

  /** Returns the address of 4 or 16 bytes. */
  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
