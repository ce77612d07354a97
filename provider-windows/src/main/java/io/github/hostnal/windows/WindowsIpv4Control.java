package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;

/**
 * IPv4's control messages: {@code IP_PKTINFO} with the header's destination on receiving, the
 * source on sending; {@code IP_TOS} and {@code IP_TTL} on receiving only.
 */
final class WindowsIpv4Control implements ControlCodec {
  private final BroadcastAddresses broadcasts;
  private final int level;
  private final int pktinfo;
  private final int tos;
  private final int ttl;
  private final int earlierTos;
  private final int earlierTtl;
  private final int pktinfoSize;
  private final int addrAt;
  private final int ifindexAt;

  WindowsIpv4Control(Abi abi, BroadcastAddresses broadcasts) {
    this.broadcasts = broadcasts;
    level = abi.of(Constant.IPPROTO_IP);
    pktinfo = abi.of(WindowsSymbol.IP_PKTINFO);
    tos = abi.of(Constant.IP_TOS);
    ttl = abi.of(Constant.IP_TTL);
    // Windows 10 before version 1703 had IPv6's types for IPv4 too.
    earlierTos = abi.of(Constant.IPV6_TCLASS);
    earlierTtl = abi.of(Constant.IPV6_HOPLIMIT);
    pktinfoSize = abi.of(WindowsSymbol.IN_PKTINFO);
    addrAt = abi.of(WindowsSymbol.IPI_ADDR);
    ifindexAt = abi.of(WindowsSymbol.IPI_IFINDEX);
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
        int address = Integer.reverseBytes(memory.getInt(at + addrAt));
        info.localLow = address & 0xffff_ffffL;
        info.replyFrom = broadcasts.contains(address) ? 0 : address;
        info.interfaceIndex = memory.getInt(at + ifindexAt);
      } else if (type == tos || type == earlierTos) {
        info.trafficClass = messages.octet();
      } else if (type == ttl || type == earlierTtl) {
        info.hopLimit = messages.octet();
      }
    }
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    if (info.localLow != 0 || info.interfaceIndex != 0) {
      int at = messages.add(level, pktinfo, pktinfoSize);
      ControlWriter.putNetworkInt(messages.memory(), at + addrAt, (int) info.localLow);
      messages.memory().putInt(at + ifindexAt, info.interfaceIndex);
    }
  }
}
