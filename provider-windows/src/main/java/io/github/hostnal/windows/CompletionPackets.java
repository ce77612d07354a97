package io.github.hostnal.windows;

import com.kenai.jffi.Library;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.NativeMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import jnr.ffi.Runtime;

/** Takes packets out of a completion port, several at a time: GetQueuedCompletionStatusEx. */
final class CompletionPackets {
  private final NativeFunction dequeue;
  private final Runtime runtime = Runtime.getSystemRuntime();
  private final Abi abi;
  private final long port;
  private final int most;
  private final NativeMemory entries;
  private final NativeMemory removed = new NativeMemory(Integer.BYTES);
  private final boolean wide;
  private final int size;
  private final int keyAt;
  private final int overlappedAt;

  CompletionPackets(Abi abi, long port, int most) {
    this.abi = abi;
    this.port = port;
    this.most = most;
    wide = abi.of(Layout.POINTER) == 8;
    size = abi.of(WindowsSymbol.OVERLAPPED_ENTRY);
    keyAt = abi.of(WindowsSymbol.ENTRY_KEY);
    overlappedAt = abi.of(WindowsSymbol.ENTRY_OVERLAPPED);
    entries = new NativeMemory(most * size);
    Library kernel = Library.getCachedInstance("kernel32", Library.LAZY);
    dequeue = NativeFunction.at(kernel.getSymbolAddress("GetQueuedCompletionStatusEx"), "ppipii");
  }

  /** Waits for packets; 0 not to wait, -1 for ever. Returns how many came, perhaps none. */
  int dequeue(int timeoutMillis) throws IOException {
    int found = dequeue.call(port, entries.address(), most, removed.address(), timeoutMillis, 0);
    if (found != 0) {
      return removed.buffer().getInt(0);
    }
    int error = runtime.getLastError();
    if (error == WindowsErrors.WAIT_TIMEOUT) {
      return 0;
    }
    throw new IOException("GetQueuedCompletionStatusEx: " + abi.errorName(error));
  }

  long key(int packet) {
    return pointer(packet * size + keyAt);
  }

  /** The address of the OVERLAPPED; 0 if the packet is of no operation. */
  long overlapped(int packet) {
    return pointer(packet * size + overlappedAt);
  }

  private long pointer(int at) {
    ByteBuffer bytes = entries.buffer();
    return wide ? bytes.getLong(at) : bytes.getInt(at) & 0xffff_ffffL;
  }
}
