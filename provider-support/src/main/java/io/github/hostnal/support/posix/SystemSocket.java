package io.github.hostnal.support.posix;

import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A UDP socket of the system, of one family: its descriptor with the calls that set it up. Who uses
 * it holds the lock of what it belongs to, so that it cannot be closed meanwhile.
 */
public final class SystemSocket {
  private final PosixSystem system;
  private final Libc libc;
  private final int fd;
  private final boolean ipv6;

  private SystemSocket(PosixSystem system, int fd, boolean ipv6) {
    this.system = system;
    libc = system.libc();
    this.fd = fd;
    this.ipv6 = ipv6;
  }

  static SystemSocket open(PosixSystem system, boolean ipv6) throws IOException {
    Abi abi = system.abi();
    boolean atOnce = abi.has(Constant.SOCK_NONBLOCK);
    int type = abi.of(Constant.SOCK_DGRAM);
    if (atOnce) {
      type |= abi.of(Constant.SOCK_NONBLOCK) | abi.of(Constant.SOCK_CLOEXEC);
    }
    int family = abi.of(ipv6 ? Constant.AF_INET6 : Constant.AF_INET);
    int fd = system.libc().socket(family, type, 0);
    if (fd < 0) {
      throw system.errors().exception("socket", system.errno(), ipv6 ? "AF_INET6" : "AF_INET");
    }
    SystemSocket socket = new SystemSocket(system, fd, ipv6);
    if (!atOnce && abi.has(Constant.F_SETFL)) {
      socket.setFlags();
    }
    return socket;
  }

  /** Opens a socket whose datagrams come with all that is known of them. */
  static SystemSocket openWithOptions(PosixSystem system, boolean ipv6) throws IOException {
    SystemSocket socket = open(system, ipv6);
    try {
      if (ipv6) {
        socket.setOption(Constant.IPPROTO_IPV6, Constant.IPV6_V6ONLY, 1);
      }
      socket.raiseSendBuffer(system.platform().leastSendBuffer());
      for (PosixPlatform.IntOption option : system.platform().initialOptions(ipv6)) {
        socket.setInitial(option);
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void raiseSendBuffer(int least) throws IOException {
    if (least > 0 && getOption(Constant.SOL_SOCKET, Constant.SO_SNDBUF) < least) {
      setOption(Constant.SOL_SOCKET, Constant.SO_SNDBUF, least);
    }
  }

  private void setInitial(PosixPlatform.IntOption option) throws IOException {
    try {
      setOption(option.level(), option.name(), option.value());
    } catch (IOException e) {
      if (option.required()) {
        throw e;
      }
    }
  }

  /** Where socket(2) does not take them, nor sets them without being told. */
  private void setFlags() throws IOException {
    Abi abi = system.abi();
    if (libc.fcntl(fd, abi.of(Constant.F_SETFD), abi.of(Constant.FD_CLOEXEC)) < 0
        || libc.fcntl(fd, abi.of(Constant.F_SETFL), abi.of(Constant.O_NONBLOCK)) < 0) {
      IOException failure = system.errors().exception("fcntl", system.errno(), "of a new socket");
      close();
      throw failure;
    }
  }

  /**
   * Returns the descriptor.
   *
   * @return its number
   */
  public int fd() {
    return fd;
  }

  /**
   * Tells the family.
   *
   * @return whether it is an IPv6 socket
   */
  public boolean isIpv6() {
    return ipv6;
  }

  /**
   * Returns the system.
   *
   * @return the one that the socket is of
   */
  public PosixSystem system() {
    return system;
  }

  void bind(InetSocketAddress local) throws IOException {
    try (CallMemory memory = system.takeMemory()) {
      int length = system.addresses().write(local, memory.buffer(), 0);
      if (libc.bind(fd, memory.address(), length) != 0) {
        throw bindFailure(system.errno(), local);
      }
    }
  }

  private IOException bindFailure(int errno, InetSocketAddress local) {
    String hint =
        switch (system.abi().errorMeaning(errno)) {
          case "EADDRNOTAVAIL" -> "this host does not have that address";
          case "EADDRINUSE" -> "another socket has that address and port";
          case "EACCES", "EPERM" -> "ports below 1024 need a right that this program does not have";
          case "EINVAL" -> "is the scope of a link-local address missing?";
          default -> "";
        };
    return system.errors().bindException("bind", errno, Addresses.format(local), hint);
  }

  void connect(InetSocketAddress remote) throws IOException {
    int errno = tryConnect(remote);
    if (errno != 0) {
      throw system.errors().exception("connect", errno, Addresses.format(remote));
    }
  }

  /** Returns 0 or the errno. */
  int tryConnect(InetSocketAddress remote) {
    try (CallMemory memory = system.takeMemory()) {
      int length = system.addresses().write(remote, memory.buffer(), 0);
      return libc.connect(fd, memory.address(), length) == 0 ? 0 : system.errno();
    }
  }

  /** Returns whether the address could be bound, with any port. */
  boolean tryBind(InetSocketAddress local) {
    try (CallMemory memory = system.takeMemory()) {
      int length = system.addresses().write(local, memory.buffer(), 0);
      return libc.bind(fd, memory.address(), length) == 0;
    }
  }

  InetSocketAddress localAddress() throws IOException {
    try (CallMemory memory = system.takeMemory()) {
      int capacity = system.abi().of(Layout.SOCKADDR_STORAGE);
      memory.buffer().putInt(capacity, capacity);
      long lengthAt = memory.address() + capacity;
      if (libc.getsockname(fd, memory.address(), lengthAt) != 0) {
        throw system.errors().exception("getsockname", system.errno(), "fd " + fd);
      }
      return system.addresses().read(memory.buffer(), 0);
    }
  }

  /**
   * Sets an option.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_TTL}
   * @param value the value
   * @param length the first bytes of the value that count
   * @throws IOException if the system refuses
   */
  public void setOption(Symbol level, Symbol name, NativeMemory value, int length)
      throws IOException {
    Abi abi = system.abi();
    if (libc.setsockopt(fd, abi.of(level), abi.of(name), value.address(), length) != 0) {
      throw system.errors().exception("setsockopt", system.errno(), name.expression());
    }
  }

  /**
   * Sets an option.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code MCAST_JOIN_GROUP}
   * @param value the bytes of the value
   * @throws IOException if the system refuses
   */
  public void setOption(Symbol level, Symbol name, byte[] value) throws IOException {
    try (CallMemory memory = system.takeMemory()) {
      memory.buffer().put(0, value);
      setOption(level, name, memory.memory(), value.length);
    }
  }

  /**
   * Sets an option whose value is an {@code int}.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_TTL}
   * @param value the value
   * @throws IOException if the system refuses
   */
  public void setOption(Symbol level, Symbol name, int value) throws IOException {
    try (CallMemory memory = system.takeMemory()) {
      memory.buffer().putInt(0, value);
      setOption(level, name, memory.memory(), Integer.BYTES);
    }
  }

  /**
   * Reads an option.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_TTL}
   * @param value where the value goes, with four bytes to spare behind it
   * @param length how much of it the value may take
   * @return how much it took
   * @throws IOException if the system refuses
   */
  public int getOption(Symbol level, Symbol name, NativeMemory value, int length)
      throws IOException {
    Abi abi = system.abi();
    int lengthAt = (length + 3) & -4;
    value.buffer().putInt(lengthAt, length);
    long lengthAddress = value.address() + lengthAt;
    if (libc.getsockopt(fd, abi.of(level), abi.of(name), value.address(), lengthAddress) != 0) {
      throw system.errors().exception("getsockopt", system.errno(), name.expression());
    }
    return value.buffer().getInt(lengthAt);
  }

  /**
   * Reads an option whose value is an {@code int}.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_TTL}
   * @return the value
   * @throws IOException if the system refuses
   */
  public int getOption(Symbol level, Symbol name) throws IOException {
    try (CallMemory memory = system.takeMemory()) {
      memory.buffer().putInt(0, 0);
      int length = getOption(level, name, memory.memory(), Integer.BYTES);
      return length == 1 ? memory.buffer().get(0) & 0xff : memory.buffer().getInt(0);
    }
  }

  /** Once only: the number may be another descriptor's right after. */
  void close() {
    libc.close(fd);
  }
}
