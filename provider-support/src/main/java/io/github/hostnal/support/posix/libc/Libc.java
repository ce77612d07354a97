package io.github.hostnal.support.posix.libc;

import jnr.ffi.annotations.Variadic;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.uintptr_t;

/**
 * The functions of the C library that sockets need. Memory is passed by address: see {@link
 * io.github.hostnal.support.posix.NativeMemory}. After a call that failed, errno is {@code
 * Runtime.getLastError()}.
 */
public interface Libc {

  /** Makes a socket: socket(2). */
  int socket(int domain, int type, int protocol);

  /** Gives a socket its local address: bind(2). */
  int bind(int fd, @uintptr_t long address, int length);

  /** Gives a socket its peer: connect(2). */
  int connect(int fd, @uintptr_t long address, int length);

  /** Reads a socket's local address: getsockname(2). */
  int getsockname(int fd, @uintptr_t long address, @uintptr_t long length);

  /** Sets an option: setsockopt(2). */
  int setsockopt(int fd, int level, int name, @uintptr_t long value, int length);

  /** Reads an option: getsockopt(2). */
  int getsockopt(int fd, int level, int name, @uintptr_t long value, @uintptr_t long length);

  /** Receives a datagram with its control messages: recvmsg(2). */
  @ssize_t
  long recvmsg(int fd, @uintptr_t long message, int flags);

  /** Sends a datagram with its control messages: sendmsg(2). */
  @ssize_t
  long sendmsg(int fd, @uintptr_t long message, int flags);

  /** Sets a flag of a descriptor: fcntl(2). The third argument is a variable one. */
  @Variadic(fixedCount = 2)
  int fcntl(int fd, int command, int argument);

  /** Closes a descriptor: close(2). Not to be repeated on EINTR: the descriptor is gone. */
  int close(int fd);

  /** Returns the text of an errno: strerror(3). */
  String strerror(int errno);
}
