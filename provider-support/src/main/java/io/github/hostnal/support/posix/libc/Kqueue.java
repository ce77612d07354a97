package io.github.hostnal.support.posix.libc;

import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.uintptr_t;

/** kqueue(2), and the pipe that wakes it where it has no events of its own for that. */
public interface Kqueue {

  /** Opens a kernel event queue: kqueue(2). */
  int kqueue();

  /**
   * Changes what a queue watches, and waits for events: kevent(2). Both counts are {@code int} on
   * some systems and {@code size_t} on others; in a register, the wider one is right for both.
   *
   * <p>The last argument is one too many, and the function does not see it. On x86_64, jnr-ffi
   * 2.3.4 passes garbage as the last one of six, but goes another way for seven.
   */
  int kevent(
      int queue,
      @uintptr_t long changes,
      @size_t long changeCount,
      @uintptr_t long events,
      @size_t long eventCount,
      @uintptr_t long timeout,
      int unseen);

  /** Opens a pipe, two descriptors: pipe2(2). */
  int pipe2(@uintptr_t long descriptors, int flags);

  /** Reads from a descriptor: read(2). */
  @ssize_t
  long read(int fd, @uintptr_t long buffer, @size_t long count);

  /** Writes to a descriptor: write(2). */
  @ssize_t
  long write(int fd, @uintptr_t long buffer, @size_t long count);
}
