package io.github.hostnal.support.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.kenai.jffi.MemoryIO;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the {@code msghdr} of a {@link MessageBlock} as the system does: through addresses. */
final class MessageHeader {
  final MessageBlock block;
  private final Abi abi;
  private final SocketAddressCodec addresses;

  MessageHeader(Abis system) {
    abi = system.abi;
    addresses = new SocketAddressCodec(abi, new AddressCache());
    block = new MessageBlock(abi, addresses);
  }

  ByteBuffer at(long address, int size) {
    return MemoryIO.getInstance().newDirectByteBuffer(address, size).order(ByteOrder.nativeOrder());
  }

  String text(long address, int size) {
    return US_ASCII.decode(at(address, size)).toString();
  }

  long namePointer() {
    return header().getLong(abi.of(Layout.MSG_NAME));
  }

  int nameLength() {
    return header().getInt(abi.of(Layout.MSG_NAMELEN));
  }

  InetSocketAddress name() {
    return addresses.read(at(namePointer(), 128), 0);
  }

  long iov() {
    return header().getLong(abi.of(Layout.MSG_IOV));
  }

  long iovCount() {
    return number(Layout.MSG_IOVLEN, Layout.MSG_IOVLEN_SIZE);
  }

  long iovBase(int index) {
    return at(iov() + index * 16L, 16).getLong(0);
  }

  long iovLength(int index) {
    return at(iov() + index * 16L, 16).getLong(8);
  }

  long control() {
    return header().getLong(abi.of(Layout.MSG_CONTROL));
  }

  long controlLength() {
    return number(Layout.MSG_CONTROLLEN, Layout.MSG_CONTROLLEN_SIZE);
  }

  /** Stores what the system tells after a receive. */
  void putControlLength(int length) {
    if (abi.of(Layout.MSG_CONTROLLEN_SIZE) == 8) {
      header().putLong(abi.of(Layout.MSG_CONTROLLEN), length);
    } else {
      header().putInt(abi.of(Layout.MSG_CONTROLLEN), length);
    }
  }

  private long number(Layout field, Layout size) {
    int at = abi.of(field);
    return abi.of(size) == 8 ? header().getLong(at) : header().getInt(at);
  }

  private ByteBuffer header() {
    return at(block.address(), abi.of(Layout.MSGHDR));
  }
}
