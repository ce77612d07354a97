package io.github.hostnal.support.posix;

import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One of the one or two descriptors of a UDP socket: where datagrams go in and out. Every call is
 * made under the lock of the direction, either of which keeps the descriptor open.
 */
final class UdpDescriptor {
  /** A system that says so again and again without end is broken. */
  private static final int MOST_LOSSES = 16;

  private final SystemSocket socket;
  private final Libc libc;
  private final PosixSystem system;
  private final ControlCodec control;
  private final int fd;
  private final int receiveFlags;
  private final int sendFlags;
  private final int interrupted;
  private final int again;
  private final int noBuffers;
  private final InetAddress bound;
  private final List<SendRule> rules;
  private final boolean isLimitedByBuffer;
  private final Poller poller;
  private final long token;

  // Guarded by the monitor.
  private boolean watched;
  private boolean reads;
  private boolean writes;

  /** Takes over a socket that is bound to an address, or to all. */
  UdpDescriptor(SystemSocket socket, InetAddress bound, Poller poller, long token) {
    this.bound = bound;
    this.socket = socket;
    this.poller = poller;
    this.token = token;
    system = socket.system();
    libc = system.libc();
    control = system.control(socket.isIpv6());
    fd = socket.fd();
    receiveFlags = system.abi().flag(Constant.MSG_DONTWAIT);
    sendFlags = receiveFlags | system.abi().flag(Constant.MSG_NOSIGNAL);
    interrupted = system.errors().interrupted;
    again = system.errors().again;
    noBuffers = system.errors().noBuffers;
    rules = system.platform().sendRules(socket.isIpv6());
    isLimitedByBuffer = system.platform().leastSendBuffer() > 0;
  }

  SystemSocket socket() {
    return socket;
  }

  boolean isIpv6() {
    return socket.isIpv6();
  }

  ControlCodec control() {
    return control;
  }

  /** Returns the full length of a datagram, or the errno as a negative number. */
  int receive(MessageBlock block, ByteBuffer target) {
    int losses = 0;
    while (true) {
      block.prepareReceive(target);
      long length = libc.recvmsg(fd, block.address(), receiveFlags);
      if (length >= 0) {
        return (int) length;
      }
      int errno = system.errno();
      // The receive buffer ran over and datagrams are lost, but not what is there or will come.
      boolean lost = errno == noBuffers && losses++ < MOST_LOSSES;
      if (errno != interrupted && !lost) {
        return -errno;
      }
    }
  }

  /** Sends a datagram as the block's packet info says; returns 0 or the errno. */
  int send(MessageBlock block, InetSocketAddress remote, ByteBuffer data) throws IOException {
    if (rules.isEmpty() || !block.info().isChosen()) {
      return transmit(block, remote, data);
    }
    try (OutgoingDatagram datagram =
        new OutgoingDatagram(socket, bound, remote.getAddress(), block.info())) {
      for (SendRule rule : rules) {
        int errno = rule.before(datagram);
        if (errno != 0) {
          return errno;
        }
      }
      return transmit(block, remote, data);
    }
  }

  private int transmit(MessageBlock block, InetSocketAddress remote, ByteBuffer data)
      throws IOException {
    block.prepareSend(remote, data, control);
    while (libc.sendmsg(fd, block.address(), sendFlags) < 0) {
      int errno = system.errno();
      if (errno == again && isLimitedByBuffer && exceedsBuffer(block, data)) {
        return system.abi().error("EMSGSIZE");
      }
      if (errno != interrupted) {
        return errno;
      }
    }
    return 0;
  }

  /** Then there would never be room, though the system says that it is ready. */
  private boolean exceedsBuffer(MessageBlock block, ByteBuffer data) throws IOException {
    int buffer = socket.getOption(Constant.SOL_SOCKET, Constant.SO_SNDBUF);
    return data.remaining() + block.controlSize() > buffer;
  }

  synchronized void watchReads(boolean on) throws IOException {
    if (reads != on || (on && poller.isOneShot())) {
      watch(on, writes);
      reads = on;
    }
  }

  synchronized void watchWrites(boolean on) throws IOException {
    if (writes != on || (on && poller.isOneShot())) {
      watch(reads, on);
      writes = on;
    }
  }

  synchronized void close() {
    if (watched) {
      poller.remove(fd);
    }
    socket.close();
  }

  private void watch(boolean wantsReads, boolean wantsWrites) throws IOException {
    if (watched) {
      poller.modify(fd, token, wantsReads, wantsWrites);
    } else {
      poller.add(fd, token, wantsReads, wantsWrites);
      watched = true;
    }
  }
}
