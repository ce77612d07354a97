package io.github.hostnal.support.posix;

import java.io.IOException;

/**
 * IPv4's control message names a source or an interface, and a source would be ignored beside an
 * interface. For a group, the interface can be told by {@code IP_MULTICAST_IF} instead.
 */
public final class SourceOrInterfaceRule implements SendRule {

  /** Makes it. */
  public SourceOrInterfaceRule() {}

  @Override
  public int before(OutgoingDatagram datagram) throws IOException {
    PacketInfo info = datagram.info();
    if (!datagram.hasSource() || info.interfaceIndex == 0) {
      return 0;
    }
    if (!datagram.remote().isMulticastAddress()) {
      throw new IllegalStateException("source and interface for one peer"); // refused before
    }
    PosixSystem system = datagram.system();
    byte[] value = system.platform().interfaceForm().option(system, info.interfaceIndex);
    datagram.set(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, value);
    info.interfaceIndex = 0;
    return 0;
  }
}
