package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;

/**
 * {@code IP_PKTINFO}: {@code ipi_addr} is the header's destination, {@code ipi_spec_dst} where to
 * answer from, and where to send from. A system without the latter has the two in one place.
 */
public final class PktinfoMessages implements Ipv4AddressMessages {
  private final int level;
  private final int pktinfo;
  private final int size;
  private final int ifindexAt;
  private final int sourceAt;
  private final int addressAt;

  /**
   * Makes it for a system.
   *
   * @param abi the system's constants and layouts
   */
  public PktinfoMessages(Abi abi) {
    level = abi.of(Constant.IPPROTO_IP);
    pktinfo = abi.of(Constant.IP_PKTINFO);
    size = abi.of(Layout.IN_PKTINFO);
    ifindexAt = abi.of(Layout.IPI_IFINDEX);
    sourceAt = abi.of(Layout.IPI_SPEC_DST);
    addressAt = abi.of(Layout.IPI_ADDR);
  }

  @Override
  public void read(ControlReader messages, PacketInfo info) {
    if (messages.type() != pktinfo || messages.dataLength() < size) {
      return;
    }
    ByteBuffer memory = messages.memory();
    int at = messages.dataAt();
    info.localLow = SocketAddressCodec.readInt(memory, at + addressAt) & 0xffff_ffffL;
    info.interfaceIndex = memory.getInt(at + ifindexAt);
    if (sourceAt != addressAt) {
      info.replyFrom = SocketAddressCodec.readInt(memory, at + sourceAt);
    }
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    if (info.localLow != 0 || info.interfaceIndex != 0) {
      int at = messages.add(level, pktinfo, size);
      messages.memory().putInt(at + ifindexAt, info.interfaceIndex);
      ControlWriter.putNetworkInt(messages.memory(), at + sourceAt, (int) info.localLow);
    }
  }
}
