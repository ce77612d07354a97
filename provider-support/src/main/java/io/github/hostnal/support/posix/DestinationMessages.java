package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;

/**
 * {@code IP_RECVDSTADDR} with the destination, {@code IP_RECVIF} with a {@code sockaddr_dl} for the
 * interface, {@code IP_SENDSRCADDR} with the source. An interface to send on cannot be told.
 */
public final class DestinationMessages implements Ipv4AddressMessages {
  private final int level;
  private final int destination;
  private final int source;
  private final int arrival;
  private final int indexAt;

  /**
   * Makes it for a system.
   *
   * @param abi the system's constants and layouts
   */
  public DestinationMessages(Abi abi) {
    level = abi.of(Constant.IPPROTO_IP);
    destination = abi.of(Constant.IP_RECVDSTADDR);
    source = abi.of(Constant.IP_SENDSRCADDR);
    arrival = abi.of(Constant.IP_RECVIF);
    indexAt = abi.of(Layout.SDL_INDEX);
  }

  /** Systems store as much of the {@code sockaddr_dl} as they like, but the index at least. */
  @Override
  public void read(ControlReader messages, PacketInfo info) {
    ByteBuffer memory = messages.memory();
    int type = messages.type();
    if (type == destination && messages.dataLength() >= Integer.BYTES) {
      info.localLow = SocketAddressCodec.readInt(memory, messages.dataAt()) & 0xffff_ffffL;
    } else if (type == arrival && messages.dataLength() >= indexAt + Short.BYTES) {
      info.interfaceIndex = memory.getShort(messages.dataAt() + indexAt) & 0xffff;
    }
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    if (info.localLow != 0) {
      int at = messages.add(level, source, Integer.BYTES);
      ControlWriter.putNetworkInt(messages.memory(), at, (int) info.localLow);
    }
  }
}
