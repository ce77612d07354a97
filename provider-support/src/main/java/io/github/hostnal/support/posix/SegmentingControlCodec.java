package io.github.hostnal.support.posix;

/**
 * The control messages of an address family, and the one that has the system cut a payload into
 * datagrams: {@code UDP_SEGMENT} of udp(7), {@code UDP_SEND_MSG_SIZE} of Windows.
 */
public final class SegmentingControlCodec implements ControlCodec {
  private final ControlCodec others;
  private final int level;
  private final int type;
  private final int size;

  /**
   * Makes it for a system.
   *
   * @param abi the system's constants
   * @param others the other messages of the family
   * @param type the message with the segment's size, of level {@code IPPROTO_UDP}
   * @param size how many bytes its data has: 2 or 4
   */
  public SegmentingControlCodec(Abi abi, ControlCodec others, Symbol type, int size) {
    this.others = others;
    this.type = abi.of(type);
    this.size = size;
    level = abi.of(Constant.IPPROTO_UDP);
  }

  @Override
  public void read(ControlReader messages, PacketInfo info) {
    others.read(messages, info);
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    others.write(info, messages);
    if (info.segmentSize > 0) {
      int at = messages.add(level, type, size);
      if (size == Short.BYTES) {
        messages.memory().putShort(at, (short) info.segmentSize);
      } else {
        messages.memory().putInt(at, info.segmentSize);
      }
    }
  }
}
