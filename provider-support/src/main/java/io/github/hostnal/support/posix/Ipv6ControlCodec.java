package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;

/** IPv6's control messages: RFC 3542, sections 6.1 to 6.5. */
public final class Ipv6ControlCodec implements ControlCodec {
  private final int level;
  private final int pktinfo;
  private final int tclass;
  private final int hoplimit;
  private final int pktinfoSize;
  private final int addressAt;
  private final int ifindexAt;

  /**
   * Makes it for a system.
   *
   * @param abi the system's constants and layouts
   */
  public Ipv6ControlCodec(Abi abi) {
    level = abi.of(Constant.IPPROTO_IPV6);
    pktinfo = abi.of(Constant.IPV6_PKTINFO);
    tclass = abi.of(Constant.IPV6_TCLASS);
    hoplimit = abi.of(Constant.IPV6_HOPLIMIT);
    pktinfoSize = abi.of(Layout.IN6_PKTINFO);
    addressAt = abi.of(Layout.IPI6_ADDR);
    ifindexAt = abi.of(Layout.IPI6_IFINDEX);
  }

  @Override
  public void read(ControlReader messages, PacketInfo info) {
    ByteBuffer memory = messages.memory();
    while (messages.next()) {
      if (messages.level() != level) {
        continue;
      }
      int type = messages.type();
      if (type == pktinfo && messages.dataLength() >= pktinfoSize) {
        int at = messages.dataAt();
        info.localHigh = SocketAddressCodec.readLong(memory, at + addressAt);
        info.localLow = SocketAddressCodec.readLong(memory, at + addressAt + 8);
        info.interfaceIndex = memory.getInt(at + ifindexAt);
      } else if (type == tclass) {
        info.trafficClass = messages.octet();
      } else if (type == hoplimit) {
        info.hopLimit = messages.octet();
      }
    }
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    if ((info.localHigh | info.localLow) != 0 || info.interfaceIndex != 0) {
      ByteBuffer memory = messages.memory();
      int at = messages.add(level, pktinfo, pktinfoSize);
      ControlWriter.putNetworkLong(memory, at + addressAt, info.localHigh);
      ControlWriter.putNetworkLong(memory, at + addressAt + 8, info.localLow);
      memory.putInt(at + ifindexAt, info.interfaceIndex);
    }
    if (info.trafficClass >= 0) {
      messages.addInt(level, tclass, info.trafficClass);
    }
    if (info.hopLimit >= 0) {
      messages.addInt(level, hoplimit, info.hopLimit);
    }
  }
}
