package io.github.hostnal.support.posix;

import io.github.hostnal.Datagram;
import java.net.InetSocketAddress;

/** Makes a {@link Datagram} of what the system stored. */
final class DatagramForm implements ResultForm<Datagram> {
  private final AddressCache addresses;
  private final LocalAddresses known;
  private final int port;

  DatagramForm(AddressCache addresses, LocalAddresses known, int port) {
    this.addresses = addresses;
    this.known = known;
    this.port = port;
  }

  @Override
  public Datagram of(UdpDescriptor descriptor, MessageBlock block, int length, boolean truncated) {
    PacketInfo info = block.control(descriptor.control());
    InetSocketAddress remote = block.sender();
    InetSocketAddress local = descriptor.isIpv6() ? localIpv6(info) : localIpv4(info);
    return new Datagram(
        length,
        truncated,
        local,
        remote,
        descriptor.isIpv6() ? replyFromIpv6(info, local) : replyFromIpv4(info, local, remote),
        info.interfaceIndex,
        info.trafficClass,
        info.hopLimit);
  }

  private InetSocketAddress localIpv4(PacketInfo info) {
    return addresses.ipv4((int) info.localLow, port);
  }

  /** The destination is where to answer from, but for groups and broadcast addresses. */
  private InetSocketAddress replyFromIpv4(
      PacketInfo info, InetSocketAddress local, InetSocketAddress remote) {
    int destination = (int) info.localLow;
    int replyFrom = info.replyFrom;
    if (replyFrom == 0) {
      replyFrom = known.replyFrom(destination, info.interfaceIndex, remote.getAddress());
    }
    return replyFrom == destination ? local : addresses.ipv4(replyFrom, port);
  }

  private InetSocketAddress localIpv6(PacketInfo info) {
    int scope = isLinkLocal(info.localHigh) ? info.interfaceIndex : 0;
    return addresses.ipv6(info.localHigh, info.localLow, port, scope);
  }

  /** For a group, any address of the interface will do, and the system knows which is best. */
  private InetSocketAddress replyFromIpv6(PacketInfo info, InetSocketAddress local) {
    boolean multicast = info.localHigh >>> 56 == 0xff;
    return multicast ? addresses.ipv6(0, 0, port, info.interfaceIndex) : local;
  }

  /** Unicast fe80::/10 and multicast ff?1::, ff?2:: mean nothing without their link. */
  private static boolean isLinkLocal(long high) {
    long multicastScope = (high >>> 48) & 0xf;
    return high >>> 54 == 0xfe80 >>> 6
        || (high >>> 56 == 0xff && (multicastScope == 1 || multicastScope == 2));
  }
}
