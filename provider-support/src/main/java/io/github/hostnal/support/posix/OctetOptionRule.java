package io.github.hostnal.support.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * IPv4's type of service and time-to-live by socket option, where no control message tells them.
 */
public final class OctetOptionRule implements SendRule {
  private final boolean trafficClass;

  /**
   * Makes it.
   *
   * @param trafficClass whether the type of service too is to be told by an option
   */
  public OctetOptionRule(boolean trafficClass) {
    this.trafficClass = trafficClass;
  }

  @Override
  public int before(OutgoingDatagram datagram) throws IOException {
    PacketInfo info = datagram.info();
    if (trafficClass && info.trafficClass >= 0) {
      datagram.set(Constant.IPPROTO_IP, Constant.IP_TOS, number(info.trafficClass));
      info.trafficClass = -1;
    }
    if (info.hopLimit >= 0) {
      if (datagram.remote().isMulticastAddress()) {
        byte[] octet = {(byte) info.hopLimit};
        datagram.set(Constant.IPPROTO_IP, Constant.IP_MULTICAST_TTL, octet);
      } else {
        datagram.set(Constant.IPPROTO_IP, Constant.IP_TTL, number(info.hopLimit));
      }
      info.hopLimit = -1;
    }
    return 0;
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(value).array();
  }
}
