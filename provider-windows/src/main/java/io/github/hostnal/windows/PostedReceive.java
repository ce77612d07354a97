package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.NativeMemory;
import java.nio.ByteBuffer;

/**
 * An overlapped receive of no bytes that takes nothing: it completes when a datagram is there,
 * which stays where it is. While it is posted, the system may write to its memory, also after the
 * socket was closed: until the completion came, the memory is kept.
 */
final class PostedReceive {
  private final WindowsSocket socket;
  private final long token;
  private final NativeMemory memory;
  private final int statusAt;
  private final int buffer;
  private final int bufferPointerAt;
  private final int flags;
  private final boolean wide;
  private final int peek;

  // Guarded by the monitor.
  private boolean posted;
  private boolean calling;
  private boolean early;
  private boolean endsInPlace;
  private boolean ended;

  PostedReceive(Abi abi, WindowsSocket socket, long token) {
    this.socket = socket;
    this.token = token;
    peek = abi.of(WindowsSymbol.MSG_PEEK);
    wide = abi.of(Layout.POINTER) == 8;
    statusAt = abi.of(WindowsSymbol.OVERLAPPED_INTERNAL);
    buffer = abi.of(WindowsSymbol.OVERLAPPED);
    bufferPointerAt = buffer + abi.of(Layout.IOV_BASE);
    flags = buffer + abi.of(Layout.IOVEC);
    memory = new NativeMemory(flags + Integer.BYTES);
  }

  WindowsSocket socket() {
    return socket;
  }

  long token() {
    return token;
  }

  /** The address of the OVERLAPPED, by which its completion is known. */
  long address() {
    return memory.address();
  }

  /** The address of the WSABUF. */
  long bufferAddress() {
    return memory.address() + buffer;
  }

  /** The address of the flags. */
  long flagsAddress() {
    return memory.address() + flags;
  }

  /** Gets ready to be posted; returns false if it is posted already, or never will be again. */
  synchronized boolean begin() {
    if (posted || ended) {
      return false;
    }
    ByteBuffer bytes = memory.buffer();
    for (int i = 0; i < flags; i += Integer.BYTES) {
      bytes.putInt(i, 0);
    }
    if (wide) {
      bytes.putLong(bufferPointerAt, flagsAddress());
    } else {
      bytes.putInt(bufferPointerAt, (int) flagsAddress());
    }
    bytes.putInt(flags, peek);
    posted = true;
    calling = true;
    early = false;
    return true;
  }

  /**
   * Takes note that the call has returned. If it failed, a completion comes for some errors and not
   * for others; and if one came while the call was under way, that was before this was known.
   *
   * @param failed whether it failed, and is not pending
   * @return whether a packet has to be posted in place of a completion, as the last one
   */
  synchronized boolean returned(boolean failed) {
    calling = false;
    endsInPlace = failed || early;
    return endsInPlace;
  }

  /**
   * Takes note of a packet.
   *
   * @param inPlace whether it is the one in place of a completion
   * @return whether it is the last one, after which the memory is free
   */
  synchronized boolean complete(boolean inPlace) {
    if (calling) {
      early = true;
      return false;
    }
    if (endsInPlace != inPlace) {
      return false;
    }
    posted = false;
    return true;
  }

  /** How it ended: the upper half of the field may hold anything. */
  int status() {
    return memory.buffer().getInt(statusAt);
  }

  /** Posts no more; returns whether it is posted. */
  synchronized boolean end() {
    ended = true;
    return posted;
  }

  synchronized boolean isEnded() {
    return ended;
  }
}
