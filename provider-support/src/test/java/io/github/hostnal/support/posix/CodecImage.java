package io.github.hostnal.support.posix;

import com.kenai.jffi.MemoryIO;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All that the codecs write for one datagram, and read of one, as text: two descriptions with the
 * same image cannot be told apart by the system.
 */
public final class CodecImage {
  private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.129", 40001);
  private static final InetSocketAddress PEER_IPV6 =
      new InetSocketAddress("2001:db8:1:203:405:607:809:a0b", 40001);

  /** Both, as one of them hides how wide a number is. */
  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  private static final int[] MESSAGE_LENGTHS = {1, 4, 8, 12, 20};
  private static final String UNKNOWN = "";

  private final Abi truth;
  private final Function<Abi, ControlCodec> ipv4;
  private final List<Function<Abi, String>> more;

  /**
   * Makes it for a system.
   *
   * @param truth how the system reads and writes
   * @param ipv4 the codec of the control messages of IPv4
   * @param more what else the system's provider writes
   */
  public CodecImage(Abi truth, Function<Abi, ControlCodec> ipv4, List<Function<Abi, String>> more) {
    this.truth = truth;
    this.ipv4 = ipv4;
    this.more = List.copyOf(more);
  }

  /**
   * Returns the image that a description makes; what fails is part of it.
   *
   * @param abi the description
   * @return text to compare
   */
  public String madeWith(Abi abi) {
    StringBuilder image = new StringBuilder();
    for (Function<Abi, String> part : parts()) {
      try {
        image.append(part.apply(abi));
      } catch (IndexOutOfBoundsException e) {
        image.append("beyond the memory");
      }
      image.append('\n');
    }
    return image.toString();
  }

  /**
   * Tells whether a description has all that the codecs ask for.
   *
   * @param abi the description
   * @return whether they can be made with it
   */
  public boolean suffices(Abi abi) {
    try {
      addresses(abi);
      ByteBuffer memory = Memory.dirty(256, ByteOrder.nativeOrder());
      for (ControlCodec codec : List.of(ipv4.apply(abi), new Ipv6ControlCodec(abi))) {
        controlRead(abi, codec, memory, writeControl(abi, codec, memory));
      }
      block(abi);
      return more.stream().noneMatch(part -> part.apply(abi).isEmpty());
    } catch (IllegalStateException missing) {
      return false;
    }
  }

  private List<Function<Abi, String>> parts() {
    List<Function<Abi, String>> parts = new ArrayList<>(more);
    for (ByteOrder order : ORDERS) {
      for (InetSocketAddress peer : List.of(PEER, PEER_IPV6)) {
        parts.add(abi -> addressWritten(abi, peer, order));
        parts.add(abi -> addressRead(abi, peer, order));
      }
      for (Function<Abi, ControlCodec> codec : List.of(ipv4, Ipv6ControlCodec::new)) {
        parts.add(abi -> controlWritten(abi, codec.apply(abi), order));
        parts.add(abi -> controlRead(abi, codec, order));
      }
    }
    parts.add(abi -> everyMessageRead(abi, ipv4));
    parts.add(abi -> everyMessageRead(abi, Ipv6ControlCodec::new));
    parts.add(this::blockToSend);
    parts.add(this::blockToReceive);
    return parts;
  }

  private static SocketAddressCodec addresses(Abi abi) {
    return new SocketAddressCodec(abi, new AddressCache());
  }

  private static String addressWritten(Abi abi, InetSocketAddress address, ByteOrder order) {
    ByteBuffer memory = Memory.dirty(256, order);
    int size = addresses(abi).write(address, memory, 16);
    return size + " " + Memory.hex(memory, 0, 64);
  }

  private String addressRead(Abi abi, InetSocketAddress address, ByteOrder order) {
    ByteBuffer memory = Memory.dirty(256, order);
    addresses(truth).write(address, memory, 16);
    return addresses(abi).read(memory, 16).toString();
  }

  /** Messages with all that a sender may choose. */
  private static int writeControl(Abi abi, ControlCodec codec, ByteBuffer memory) {
    PacketInfo info = new PacketInfo();
    info.localHigh = codec instanceof Ipv6ControlCodec ? 0x2001_0db8_0001_0203L : 0;
    info.localLow = codec instanceof Ipv6ControlCodec ? 0x0405_0607_0809_0a0bL : 0xc000_0281L;
    info.interfaceIndex = 0x0c0d_0e0f;
    info.trafficClass = 0xb8;
    info.hopLimit = 64;
    info.segmentSize = 0x4d2;
    ControlWriter writer = new ControlWriter(abi, memory, 0);
    writer.reset();
    codec.write(info, writer);
    return writer.size();
  }

  private static String controlWritten(Abi abi, ControlCodec codec, ByteOrder order) {
    ByteBuffer memory = Memory.dirty(256, order);
    int size = writeControl(abi, codec, memory);
    return size + " " + Memory.hex(memory, 0, 256);
  }

  /** Once with the padding of the last message, an int, and once without it. */
  private String controlRead(Abi abi, Function<Abi, ControlCodec> codec, ByteOrder order) {
    ByteBuffer memory = Memory.dirty(256, order);
    int size = writeControl(truth, codec.apply(truth), memory);
    int padding = truth.of(Layout.CMSG_ALIGN) - Integer.BYTES;
    return controlRead(abi, codec.apply(abi), memory, size)
        + controlRead(abi, codec.apply(abi), memory, size - padding);
  }

  /** Whatever a system may store for one datagram: messages of every type and usual length. */
  private String everyMessageRead(Abi abi, Function<Abi, ControlCodec> codec) {
    ByteBuffer memory = Memory.dirty(256, ByteOrder.nativeOrder());
    ControlWriter writer = new ControlWriter(truth, memory, 0);
    StringBuilder image = new StringBuilder();
    ControlCodec reader = codec.apply(abi);
    boolean ipv6 = reader instanceof Ipv6ControlCodec;
    int level = truth.of(ipv6 ? Constant.IPPROTO_IPV6 : Constant.IPPROTO_IP);
    for (int type = 0; type < 128; type++) {
      for (int length : MESSAGE_LENGTHS) {
        writer.reset();
        int data = writer.add(level, type, length);
        for (int i = 0; i < length; i++) {
          memory.put(data + i, (byte) (0x91 + i));
        }
        String read = controlRead(abi, reader, memory, writer.size());
        if (!read.equals(UNKNOWN)) {
          image.append(type).append(':').append(length).append(read);
        }
      }
    }
    return image.toString();
  }

  private static String controlRead(Abi abi, ControlCodec codec, ByteBuffer memory, int size) {
    PacketInfo info = new PacketInfo();
    ControlReader reader = new ControlReader(abi, memory, 0);
    reader.reset(size);
    codec.read(reader, info);
    return info.isChosen() || info.replyFrom != 0 ? text(info) : UNKNOWN;
  }

  private static String text(PacketInfo info) {
    return " local "
        + info.localHigh
        + ' '
        + info.localLow
        + " from "
        + info.replyFrom
        + " on "
        + info.interfaceIndex
        + " octets "
        + info.trafficClass
        + ' '
        + info.hopLimit
        + ';';
  }

  private String blockToSend(Abi abi) {
    MessageBlock block = block(abi);
    if (block == null) {
      return "";
    }
    block.info().hopLimit = 64;
    block.prepareSend(PEER, ByteBuffer.allocate(3), new Ipv6ControlCodec(abi));
    return dump(block, block.address());
  }

  private String blockToReceive(Abi abi) {
    MessageBlock block = block(abi);
    if (block == null) {
      return "";
    }
    ByteBuffer target = ByteBuffer.allocateDirect(9);
    block.prepareReceive(target);
    return dump(block, NativeMemory.addressOf(target));
  }

  /** Returns a block with old bytes in its msghdr; none if this process has no such pointers. */
  private MessageBlock block(Abi abi) {
    if (truth.of(Layout.POINTER) != Long.BYTES) {
      return null;
    }
    MessageBlock block = new MessageBlock(abi, addresses(abi));
    ByteBuffer header = at(block.address(), truth.of(Layout.MSGHDR));
    int iov = truth.of(Layout.MSG_IOV);
    for (int i = 0; i < header.capacity(); i++) {
      if (i < iov || i >= iov + Long.BYTES) {
        header.put(i, (byte) 0xee);
      }
    }
    return block;
  }

  /** Returns what is before the payload, with pointers to it and to a buffer as distances. */
  private static String dump(MessageBlock block, long buffer) {
    ByteBuffer bytes = at(block.address(), 512);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.capacity(); ) {
      long number = i + Long.BYTES <= bytes.capacity() ? bytes.getLong(i) : 0;
      if (number >= block.address() && number < block.address() + 4096) {
        text.append("(block+").append(number - block.address()).append(')');
        i += Long.BYTES;
      } else if (number == buffer) {
        text.append("(buffer)");
        i += Long.BYTES;
      } else {
        text.append(Memory.hex(bytes, i, 1));
        i++;
      }
    }
    return text.toString();
  }

  private static ByteBuffer at(long address, int size) {
    return MemoryIO.getInstance().newDirectByteBuffer(address, size).order(ByteOrder.nativeOrder());
  }
}
