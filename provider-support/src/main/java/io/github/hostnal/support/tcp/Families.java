package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Addresses;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/** The family that a channel is opened for. */
final class Families {
  private Families() {}

  static ProtocolFamily of(InetAddress address) {
    return Addresses.isIpv6(address) ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }
}
