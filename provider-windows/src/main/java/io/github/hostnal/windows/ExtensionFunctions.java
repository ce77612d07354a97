package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.windows.winsock.Winsock2;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Functions of Winsock that a socket has to be asked for: mswsock.h. */
final class ExtensionFunctions {
  static final UUID WSARECVMSG = UUID.fromString("f689d7c8-6f1f-436b-8a53-e54fe351c322");
  static final UUID WSASENDMSG = UUID.fromString("a441e712-754f-43ca-84a7-0dee44cf606d");

  private static final int GUID_SIZE = 16;
  private static final int FUNCTION_AT = 16;
  private static final int RETURNED_AT = 24;

  private final Winsock2 winsock;
  private final int request;
  private final int pointerSize;

  ExtensionFunctions(Abi abi, Winsock2 winsock) {
    this.winsock = winsock;
    request = abi.of(WindowsSymbol.SIO_GET_EXTENSION_FUNCTION_POINTER);
    pointerSize = abi.of(Layout.POINTER);
  }

  /** Returns the address of a function; 0 if the system does not have it. */
  long find(long socket, UUID guid) {
    NativeMemory memory = new NativeMemory(32);
    long at = memory.address();
    putGuid(guid, memory.buffer());
    int failed =
        winsock.WSAIoctl(
            socket, request, at, GUID_SIZE, at + FUNCTION_AT, pointerSize, at + RETURNED_AT, 0, 0);
    if (failed != 0) {
      return 0;
    }
    return pointerSize == 8
        ? memory.buffer().getLong(FUNCTION_AT)
        : memory.buffer().getInt(FUNCTION_AT) & 0xffff_ffffL;
  }

  /** Writes a GUID: its first three fields are numbers in the machine's order, the rest bytes. */
  static void putGuid(UUID guid, ByteBuffer memory) {
    long high = guid.getMostSignificantBits();
    memory.putInt(0, (int) (high >>> 32));
    memory.putShort(4, (short) (high >>> 16));
    memory.putShort(6, (short) high);
    memory.putLong(8, Long.reverseBytes(guid.getLeastSignificantBits()));
  }
}
