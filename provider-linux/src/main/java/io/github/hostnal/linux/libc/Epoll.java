package io.github.hostnal.linux.libc;

import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.uintptr_t;

/** epoll(7) and eventfd(2). */
public interface Epoll {

  /** Opens an epoll instance: epoll_create1(2). */
  int epoll_create1(int flags);

  /** Adds or changes a descriptor that is watched: epoll_ctl(2). */
  int epoll_ctl(int epfd, int operation, int fd, @uintptr_t long event);

  /** Waits for events: epoll_wait(2). */
  int epoll_wait(int epfd, @uintptr_t long events, int count, int timeoutMillis);

  /** Opens a counter that can be waited for: eventfd(2). */
  int eventfd(int initial, int flags);

  /** Adds to the counter: write(2). */
  @ssize_t
  long write(int fd, @uintptr_t long buffer, @size_t long count);
}
