package io.github.hostnal.windows.winsock;

import jnr.ffi.types.intptr_t;
import jnr.ffi.types.uintptr_t;

/**
 * The functions of {@code ws2_32.dll} that sockets need. Memory is passed by address; a {@code
 * SOCKET} is as wide as a pointer. After a call that failed, the error is {@code
 * Runtime.getLastError()}.
 */
public interface Winsock2 {

  /** Begins to use Winsock; returns 0 or the error itself. */
  int WSAStartup(int version, @uintptr_t long data);

  /** Makes a socket; returns -1 if it fails. */
  @intptr_t
  long WSASocketW(int family, int type, int protocol, @uintptr_t long info, int group, int flags);

  /** Gives a socket its local address. */
  int bind(@intptr_t long socket, @uintptr_t long address, int length);

  /** Gives a socket its peer. */
  int connect(@intptr_t long socket, @uintptr_t long address, int length);

  /** Reads a socket's local address. */
  int getsockname(@intptr_t long socket, @uintptr_t long address, @uintptr_t long length);

  /** Sets an option. */
  int setsockopt(@intptr_t long socket, int level, int name, @uintptr_t long value, int length);

  /** Reads an option. */
  int getsockopt(
      @intptr_t long socket, int level, int name, @uintptr_t long value, @uintptr_t long length);

  /** Sets a mode of a socket. */
  int ioctlsocket(@intptr_t long socket, int command, @uintptr_t long argument);

  /** Sets a mode of a socket, or asks for an extension function. */
  int WSAIoctl(
      @intptr_t long socket,
      int code,
      @uintptr_t long input,
      int inputLength,
      @uintptr_t long output,
      int outputLength,
      @uintptr_t long returned,
      @uintptr_t long overlapped,
      @uintptr_t long routine);

  /** Receives, or begins to. */
  int WSARecv(
      @intptr_t long socket,
      @uintptr_t long buffers,
      int count,
      @uintptr_t long received,
      @uintptr_t long flags,
      @uintptr_t long overlapped,
      @uintptr_t long routine);

  /** Closes a socket. */
  int closesocket(@intptr_t long socket);
}
