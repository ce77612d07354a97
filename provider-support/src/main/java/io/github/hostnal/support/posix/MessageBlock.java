package io.github.hostnal.support.posix;

import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * The memory of one recvmsg or sendmsg: {@code msghdr}, two {@code iovec}, the peer's address, the
 * control messages, and 64 KiB that serve as the place of what does not fit into a direct buffer,
 * and of all that belongs into a heap buffer or comes from one. So the system always tells the full
 * length of a datagram. Used by one thread at a time, for any socket of the stack.
 */
final class MessageBlock {
  /** More than any datagram's payload. */
  private static final int PAYLOAD_SIZE = 65_536;

  /** More than all control messages that were asked for take together. */
  private static final int CONTROL_SIZE = 256;

  /** The flags are only in a description where they must be 0 before a receive. */
  private static final int NOWHERE = -1;

  private final NativeMemory memory;
  private final ByteBuffer bytes;
  private final SocketAddressCodec addresses;
  private final ControlReader reader;
  private final ControlWriter writer;
  private final PacketInfo info = new PacketInfo();
  private final boolean wide;
  private final boolean wideIovLength;
  private final boolean wideControlLength;
  private final int nameSize;
  private final int nameLengthAt;
  private final int iovCountAt;
  private final int controlPointerAt;
  private final int controlLengthAt;
  private final int namePointerAt;
  private final int flagsAt;
  private final int iov;
  private final int iovSize;
  private final int iovBaseAt;
  private final int iovLengthAt;
  private final int name;
  private final int control;
  private final int payload;
  private WeakReference<ByteBuffer> lastDirect = new WeakReference<>(null);
  private long lastAddress;

  MessageBlock(Abi abi, SocketAddressCodec addresses) {
    this.addresses = addresses;
    wide = abi.of(Layout.POINTER) == 8;
    wideIovLength = abi.of(Layout.MSG_IOVLEN_SIZE) == 8;
    wideControlLength = abi.of(Layout.MSG_CONTROLLEN_SIZE) == 8;
    namePointerAt = abi.of(Layout.MSG_NAME);
    flagsAt = abi.has(Layout.MSG_FLAGS) ? abi.of(Layout.MSG_FLAGS) : NOWHERE;
    nameLengthAt = abi.of(Layout.MSG_NAMELEN);
    iovCountAt = abi.of(Layout.MSG_IOVLEN);
    controlPointerAt = abi.of(Layout.MSG_CONTROL);
    controlLengthAt = abi.of(Layout.MSG_CONTROLLEN);
    iovSize = abi.of(Layout.IOVEC);
    iovBaseAt = abi.of(Layout.IOV_BASE);
    iovLengthAt = abi.of(Layout.IOV_LEN);
    nameSize = abi.of(Layout.SOCKADDR_STORAGE);

    iov = align(abi.of(Layout.MSGHDR));
    name = align(iov + 2 * iovSize);
    control = align(name + nameSize);
    payload = control + CONTROL_SIZE;
    memory = new NativeMemory(payload + PAYLOAD_SIZE);
    bytes = memory.buffer();
    reader = new ControlReader(abi, bytes, control);
    writer = new ControlWriter(abi, bytes, control);
    putPointer(abi.of(Layout.MSG_IOV), memory.address() + iov);
  }

  /** The address of the msghdr. */
  long address() {
    return memory.address();
  }

  /** What the control messages say: read by {@link #control}, to be filled before a send. */
  PacketInfo info() {
    return info;
  }

  // ---- receiving

  /** Gets ready to receive into a buffer; a read-only one is not expected. */
  void prepareReceive(ByteBuffer target) {
    putPointer(namePointerAt, memory.address() + name);
    bytes.putInt(nameLengthAt, nameSize);
    putPointer(controlPointerAt, memory.address() + control);
    putControlLength(CONTROL_SIZE);
    if (flagsAt != NOWHERE) {
      bytes.putInt(flagsAt, 0);
    }
    if (target.isDirect()) {
      putIov(0, addressOf(target) + target.position(), target.remaining());
      putIov(1, memory.address() + payload, PAYLOAD_SIZE);
      putIovCount(2);
    } else {
      putIov(0, memory.address() + payload, PAYLOAD_SIZE);
      putIovCount(1);
    }
  }

  /** Moves what was received to where it belongs, and the buffer's position with it. */
  void store(ByteBuffer target, int length) {
    int stored = Math.min(length, target.remaining());
    int position = target.position();
    if (!target.isDirect()) {
      target.put(position, bytes, payload, stored);
    }
    target.position(position + stored);
  }

  /** Reads the control messages of what was received. */
  PacketInfo control(ControlCodec codec) {
    long size = wideControlLength ? bytes.getLong(controlLengthAt) : bytes.getInt(controlLengthAt);
    // Some systems say more than they stored.
    reader.reset((int) Math.max(0, Math.min(size, CONTROL_SIZE)));
    info.clear();
    codec.read(reader, info);
    return info;
  }

  /** Reads the sender of what was received. */
  InetSocketAddress sender() {
    return addresses.read(bytes, name);
  }

  // ---- sending

  /** Gets ready to send a buffer's remaining bytes, to a peer or, if that is null, connected. */
  void prepareSend(InetSocketAddress remote, ByteBuffer data, ControlCodec codec) {
    putPointer(namePointerAt, remote == null ? 0 : memory.address() + name);
    bytes.putInt(nameLengthAt, remote == null ? 0 : addresses.write(remote, bytes, name));
    int remaining = data.remaining();
    if (data.isDirect()) {
      putIov(0, addressOf(data) + data.position(), remaining);
    } else {
      // What is larger than any datagram the system will refuse as it is.
      int copied = Math.min(remaining, PAYLOAD_SIZE);
      bytes.put(payload, data, data.position(), copied);
      putIov(0, memory.address() + payload, copied);
    }
    putIovCount(1);
    writer.reset();
    codec.write(info, writer);
    int size = writer.size();
    putPointer(controlPointerAt, size == 0 ? 0 : memory.address() + control);
    putControlLength(size);
  }

  /** Programs use the same few buffers again and again, and asking costs more than looking. */
  private long addressOf(ByteBuffer direct) {
    if (direct.hasRemaining()) {
      direct.get(direct.position()); // memory that was freed, as an arena's can be, says so
    }
    if (!lastDirect.refersTo(direct)) {
      lastDirect = new WeakReference<>(direct);
      lastAddress = NativeMemory.addressOf(direct);
    }
    return lastAddress;
  }

  /** How much room the control messages of a send take. */
  int controlSize() {
    return writer.size();
  }

  // ---- fields

  private void putIov(int index, long base, int length) {
    int at = iov + index * iovSize;
    putPointer(at + iovBaseAt, base);
    putPointer(at + iovLengthAt, length);
  }

  private void putIovCount(int count) {
    if (wideIovLength) {
      bytes.putLong(iovCountAt, count);
    } else {
      bytes.putInt(iovCountAt, count);
    }
  }

  private void putControlLength(int length) {
    if (wideControlLength) {
      bytes.putLong(controlLengthAt, length);
    } else {
      bytes.putInt(controlLengthAt, length);
    }
  }

  private void putPointer(int at, long value) {
    if (wide) {
      bytes.putLong(at, value);
    } else {
      bytes.putInt(at, (int) value);
    }
  }

  private static int align(int offset) {
    return (offset + 15) & -16;
  }
}
