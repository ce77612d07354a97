package io.github.hostnal.support.posix;

import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One of the one or two descriptors of a UDP socket: where datagrams go in and out. Every call is
 * made under the lock of the direction, either of which keeps the descriptor open.
 */
final class UdpDescriptor {
  private final SystemSocket socket;
  private final Libc libc;
  private final PosixSystem system;
  private final ControlCodec control;
  private final int fd;
  private final int receiveFlags;
  private final int sendFlags;
  private final int interrupted;
  private final Poller poller;
  private final long token;

  // Guarded by the monitor.
  private boolean watched;
  private boolean reads;
  private boolean writes;

  UdpDescriptor(SystemSocket socket, Poller poller, long token) {
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
    while (true) {
      block.prepareReceive(target);
      long length = libc.recvmsg(fd, block.address(), receiveFlags);
      if (length >= 0) {
        return (int) length;
      }
      int errno = system.errno();
      if (errno != interrupted) {
        return -errno;
      }
    }
  }

  /** Sends a datagram as the block's packet info says; returns 0 or the errno. */
  int send(MessageBlock block, InetSocketAddress remote, ByteBuffer data) {
    block.prepareSend(remote, data, control);
    while (libc.sendmsg(fd, block.address(), sendFlags) < 0) {
      int errno = system.errno();
      if (errno != interrupted) {
        return errno;
      }
    }
    return 0;
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
