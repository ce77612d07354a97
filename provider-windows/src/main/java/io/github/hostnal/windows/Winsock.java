package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.support.posix.libc.Libc;
import io.github.hostnal.windows.winsock.Winsock2;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jnr.ffi.Runtime;

/**
 * Winsock under the names of POSIX. A descriptor is a number of its own here, never given twice: a
 * handle is as wide as a pointer, and the system soon uses a closed one again.
 */
final class Winsock implements Libc {
  private static final int FAILED = -1;

  /** An unconnected socket is told of no error of one peer; if it is all the same, it goes on. */
  private static final int MOST_RESETS = 64;

  private final Abi abi;
  private final Winsock2 winsock;
  private final ErrorTexts texts;
  private final NativeFunction receiveMessage;
  private final NativeFunction sendMessage;
  private final Runtime runtime = Runtime.getSystemRuntime();
  private final Map<Integer, WindowsSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicInteger lastDescriptor = new AtomicInteger();

  Winsock(Abi abi, Winsock2 winsock, ErrorTexts texts) throws IOException {
    this.abi = abi;
    this.winsock = winsock;
    this.texts = texts;
    receiveMessage = NativeFunction.at(extension(ExtensionFunctions.WSARECVMSG), "ppppp");
    sendMessage = NativeFunction.at(extension(ExtensionFunctions.WSASENDMSG), "ppippp");
  }

  private long extension(UUID guid) throws IOException {
    int fd = socket(abi.of(Constant.AF_INET), abi.of(Constant.SOCK_DGRAM), 0);
    if (fd == FAILED) {
      throw new IOException("WSASocket: " + strerror(runtime.getLastError()));
    }
    try {
      long address = new ExtensionFunctions(abi, winsock).find(find(fd).handle(), guid);
      if (address == 0) {
        throw new IOException("no function " + guid + ": " + strerror(runtime.getLastError()));
      }
      return address;
    } finally {
      close(fd);
    }
  }

  /** Returns an open socket, or null. */
  WindowsSocket find(int fd) {
    return sockets.get(fd);
  }

  private WindowsSocket require(int fd) {
    WindowsSocket socket = sockets.get(fd);
    if (socket == null) {
      runtime.setLastError(WindowsErrors.WSAENOTSOCK);
    }
    return socket;
  }

  /** Makes a non-blocking socket that no child inherits and no peer can make fail. */
  @Override
  public int socket(int domain, int type, int protocol) {
    int flags =
        abi.of(WindowsSymbol.WSA_FLAG_OVERLAPPED)
            | abi.of(WindowsSymbol.WSA_FLAG_NO_HANDLE_INHERIT);
    long handle = winsock.WSASocketW(domain, type, abi.of(Constant.IPPROTO_UDP), 0, 0, flags);
    if (handle == FAILED) {
      return FAILED;
    }
    if (!setNonBlocking(handle)) {
      int error = runtime.getLastError();
      winsock.closesocket(handle);
      runtime.setLastError(error);
      return FAILED;
    }
    reportResets(handle, false);
    int fd = lastDescriptor.incrementAndGet() & Integer.MAX_VALUE;
    sockets.put(fd, new WindowsSocket(handle));
    return fd;
  }

  private boolean setNonBlocking(long handle) {
    NativeMemory argument = new NativeMemory(Integer.BYTES);
    try {
      argument.buffer().putInt(0, 1);
      return winsock.ioctlsocket(handle, abi.of(WindowsSymbol.FIONBIO), argument.address()) == 0;
    } finally {
      Reference.reachabilityFence(argument);
    }
  }

  /** Whether ICMP errors fail a receive; what the system refuses here does no harm. */
  private void reportResets(long handle, boolean on) {
    control(handle, WindowsSymbol.SIO_UDP_CONNRESET, on ? 1 : 0);
    control(handle, WindowsSymbol.SIO_UDP_NETRESET, 0);
  }

  private void control(long handle, WindowsSymbol code, int value) {
    NativeMemory memory = new NativeMemory(2 * Integer.BYTES);
    try {
      memory.buffer().putInt(0, value);
      long at = memory.address();
      winsock.WSAIoctl(handle, abi.of(code), at, 4, 0, 0, at + Integer.BYTES, 0, 0);
    } finally {
      Reference.reachabilityFence(memory);
    }
  }

  @Override
  public int bind(int fd, long address, int length) {
    WindowsSocket socket = require(fd);
    return socket == null ? FAILED : winsock.bind(socket.handle(), address, length);
  }

  @Override
  public int connect(int fd, long address, int length) {
    WindowsSocket socket = require(fd);
    if (socket == null) {
      return FAILED;
    }
    int result = winsock.connect(socket.handle(), address, length);
    if (result == 0) {
      socket.setConnected();
      reportResets(socket.handle(), true);
    }
    return result;
  }

  @Override
  public int getsockname(int fd, long address, long length) {
    WindowsSocket socket = require(fd);
    return socket == null ? FAILED : winsock.getsockname(socket.handle(), address, length);
  }

  @Override
  public int setsockopt(int fd, int level, int name, long value, int length) {
    WindowsSocket socket = require(fd);
    return socket == null
        ? FAILED
        : winsock.setsockopt(socket.handle(), level, name, value, length);
  }

  @Override
  public int getsockopt(int fd, int level, int name, long value, long length) {
    WindowsSocket socket = require(fd);
    return socket == null
        ? FAILED
        : winsock.getsockopt(socket.handle(), level, name, value, length);
  }

  @Override
  public long recvmsg(int fd, long message, int flags) {
    WindowsSocket socket = require(fd);
    if (socket == null) {
      return FAILED;
    }
    for (int resets = 0; ; resets++) {
      long handle = socket.handle();
      if (receiveMessage.call(handle, message, socket.receivedAt(), 0, 0) == 0) {
        return socket.received() & 0xffff_ffffL;
      }
      int error = runtime.getLastError();
      boolean reset = error == WindowsErrors.WSAECONNRESET || error == WindowsErrors.WSAENETRESET;
      if (reset && !socket.isConnected() && resets < MOST_RESETS) {
        continue;
      }
      int kept = socket.takeError();
      if (error == WindowsErrors.WSAEWOULDBLOCK && kept != 0) {
        runtime.setLastError(kept);
      }
      return FAILED;
    }
  }

  @Override
  public long sendmsg(int fd, long message, int flags) {
    WindowsSocket socket = require(fd);
    if (socket == null) {
      return FAILED;
    }
    int failed = sendMessage.call(socket.handle(), message, 0, socket.sentAt(), 0, 0);
    return failed == 0 ? socket.sent() & 0xffff_ffffL : FAILED;
  }

  /** Windows has no such thing. */
  @Override
  public int fcntl(int fd, int command, int argument) {
    runtime.setLastError(WindowsErrors.WSAEOPNOTSUPP);
    return FAILED;
  }

  @Override
  public int close(int fd) {
    WindowsSocket socket = sockets.remove(fd);
    return socket == null ? FAILED : winsock.closesocket(socket.handle());
  }

  @Override
  public String strerror(int errno) {
    return texts.of(errno);
  }
}
