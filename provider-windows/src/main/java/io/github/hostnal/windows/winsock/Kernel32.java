package io.github.hostnal.windows.winsock;

import jnr.ffi.types.intptr_t;
import jnr.ffi.types.uintptr_t;

/**
 * The functions of {@code kernel32.dll} that a completion port needs, but for the one that waits:
 * that one is called by its address.
 */
public interface Kernel32 {

  /** Makes a completion port, or associates a file or socket with one; returns 0 if it fails. */
  @intptr_t
  long CreateIoCompletionPort(
      @intptr_t long file, @intptr_t long port, @uintptr_t long key, int threads);

  /** Queues a packet; returns 0 if it fails. */
  int PostQueuedCompletionStatus(
      @intptr_t long port, int bytes, @uintptr_t long key, @uintptr_t long overlapped);

  /** Cancels an operation, whose completion comes all the same; returns 0 if there was none. */
  int CancelIoEx(@intptr_t long file, @uintptr_t long overlapped);

  /** Closes a completion port. */
  int CloseHandle(@intptr_t long handle);

  /** Stores the text of an error as UTF-16; returns its length in characters. */
  int FormatMessageW(
      int flags,
      @uintptr_t long source,
      int message,
      int language,
      @uintptr_t long buffer,
      int size,
      @uintptr_t long arguments);
}
