package io.github.hostnal.linux;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** IPv4's control messages: ip(7), IP_PKTINFO, IP_TOS, IP_TTL. */
final class LinuxIpv4Control implements ControlCodec {
  private final int level;
  private final int pktinfo;
  private final int tos;
  private final int ttl;
  private final int pktinfoSize;
  private final int ifindexAt;
  private final int specDstAt;
  private final int addrAt;

  LinuxIpv4Control(Abi abi) {
    level = abi.of(Constant.IPPROTO_IP);
    pktinfo = abi.of(Constant.IP_PKTINFO);
    tos = abi.of(Constant.IP_TOS);
    ttl = abi.of(Constant.IP_TTL);
    pktinfoSize = abi.of(Layout.IN_PKTINFO);
    ifindexAt = abi.of(Layout.IPI_IFINDEX);
    specDstAt = abi.of(Layout.IPI_SPEC_DST);
    addrAt = abi.of(Layout.IPI_ADDR);
  }

  /** {@code ipi_addr} is the header's destination, {@code ipi_spec_dst} where to answer from. */
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
        info.localLow = network(memory.getInt(at + addrAt)) & 0xffff_ffffL;
        info.replyFrom = network(memory.getInt(at + specDstAt));
        info.interfaceIndex = memory.getInt(at + ifindexAt);
      } else if (type == tos) {
        info.trafficClass = messages.octet();
      } else if (type == ttl) {
        info.hopLimit = messages.octet();
      }
    }
  }

  /** Only {@code ipi_spec_dst} and the interface count for sending. */
  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    if (info.localLow != 0 || info.interfaceIndex != 0) {
      int at = messages.add(level, pktinfo, pktinfoSize);
      messages.memory().putInt(at + ifindexAt, info.interfaceIndex);
      messages.memory().putInt(at + specDstAt, network((int) info.localLow));
    }
    if (info.trafficClass >= 0) {
      messages.addInt(level, tos, info.trafficClass);
    }
    if (info.hopLimit >= 0) {
      messages.addInt(level, ttl, info.hopLimit);
    }
  }

  private static int network(int value) {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }
}
