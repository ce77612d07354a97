package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.NativeMemory;
import java.nio.ByteBuffer;

/** An array of {@code struct kevent}. */
final class KeventMemory {
  private final NativeMemory memory;
  private final ByteBuffer bytes;
  private final int size;
  private final int identAt;
  private final int filterAt;
  private final int flagsAt;
  private final int fflagsAt;
  private final int udataAt;
  private final boolean wideFilter;
  private final boolean wideFlags;

  KeventMemory(Abi abi, int count) {
    size = abi.of(KqueueSymbol.KEVENT);
    identAt = abi.of(KqueueSymbol.KEVENT_IDENT);
    filterAt = abi.of(KqueueSymbol.KEVENT_FILTER);
    flagsAt = abi.of(KqueueSymbol.KEVENT_FLAGS);
    fflagsAt = abi.of(KqueueSymbol.KEVENT_FFLAGS);
    udataAt = abi.of(KqueueSymbol.KEVENT_UDATA);
    wideFilter = abi.of(KqueueSymbol.KEVENT_FILTER_SIZE) == Integer.BYTES;
    wideFlags = abi.of(KqueueSymbol.KEVENT_FLAGS_SIZE) == Integer.BYTES;
    memory = new NativeMemory(count * size);
    bytes = memory.buffer();
  }

  long address() {
    return memory.address();
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** Writes the first one. */
  void put(long ident, int filter, int flags, int fflags, long udata) {
    for (int i = 0; i < size; i++) {
      bytes.put(i, (byte) 0);
    }
    bytes.putLong(identAt, ident);
    if (wideFilter) {
      bytes.putInt(filterAt, filter);
    } else {
      bytes.putShort(filterAt, (short) filter);
    }
    if (wideFlags) {
      bytes.putInt(flagsAt, flags);
    } else {
      bytes.putShort(flagsAt, (short) flags);
    }
    bytes.putInt(fflagsAt, fflags);
    bytes.putLong(udataAt, udata);
  }

  int filter(int index) {
    int at = index * size + filterAt;
    return wideFilter ? bytes.getInt(at) : bytes.getShort(at);
  }

  long udata(int index) {
    return bytes.getLong(index * size + udataAt);
  }
}
