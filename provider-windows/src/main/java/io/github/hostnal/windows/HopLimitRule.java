package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.OutgoingDatagram;
import io.github.hostnal.support.posix.PacketInfo;
import io.github.hostnal.support.posix.SendRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The hop limit of one datagram, by the socket's option: WSASendMsg takes none. */
final class HopLimitRule implements SendRule {
  private final Constant level;
  private final Constant unicast;
  private final Constant multicast;

  private HopLimitRule(Constant level, Constant unicast, Constant multicast) {
    this.level = level;
    this.unicast = unicast;
    this.multicast = multicast;
  }

  static HopLimitRule ipv4() {
    return new HopLimitRule(Constant.IPPROTO_IP, Constant.IP_TTL, Constant.IP_MULTICAST_TTL);
  }

  static HopLimitRule ipv6() {
    return new HopLimitRule(
        Constant.IPPROTO_IPV6, Constant.IPV6_UNICAST_HOPS, Constant.IPV6_MULTICAST_HOPS);
  }

  @Override
  public int before(OutgoingDatagram datagram) throws IOException {
    PacketInfo info = datagram.info();
    if (info.hopLimit >= 0) {
      ByteBuffer value = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
      value.putInt(0, info.hopLimit);
      boolean toGroup = datagram.remote().isMulticastAddress();
      datagram.set(level, toGroup ? multicast : unicast, value.array());
      info.hopLimit = -1;
    }
    return 0;
  }
}
