package io.github.hostnal.linux;

import io.github.hostnal.linux.libc.Epoll;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import jnr.ffi.Runtime;

/** epoll(7), edge-triggered, with an eventfd to be woken by. */
final class EpollPoller implements Poller {
  private static final int EVENTS_AT_ONCE = 256;

  /** The token of the eventfd: no registration ever has it. */
  private static final long WAKE_UP = -1;

  private final Epoll epoll;
  private final Libc libc;
  private final Abi abi;
  private final Runtime runtime = Runtime.getSystemRuntime();
  private final int eventSize;
  private final int eventsAt;
  private final int dataAt;
  private final int readMask;
  private final int writeMask;
  private final int edgeTriggered;
  private final NativeMemory events;
  private final NativeMemory change;
  private final NativeMemory one;
  private final int interrupted;
  private final int epfd;
  private final int wakeUpFd;
  private boolean closed;

  EpollPoller(Epoll epoll, Libc libc, Abi abi) throws IOException {
    this.epoll = epoll;
    this.libc = libc;
    this.abi = abi;
    eventSize = abi.of(LinuxSymbol.EPOLL_EVENT);
    eventsAt = abi.of(LinuxSymbol.EPOLL_EVENTS);
    dataAt = abi.of(LinuxSymbol.EPOLL_DATA);
    int trouble = abi.of(LinuxSymbol.EPOLLERR) | abi.of(LinuxSymbol.EPOLLHUP);
    readMask = abi.of(LinuxSymbol.EPOLLIN) | trouble;
    writeMask = abi.of(LinuxSymbol.EPOLLOUT) | trouble;
    edgeTriggered = abi.of(LinuxSymbol.EPOLLET);
    events = new NativeMemory(EVENTS_AT_ONCE * eventSize);
    change = new NativeMemory(eventSize);
    one = new NativeMemory(Long.BYTES);
    one.buffer().putLong(0, 1);
    interrupted = abi.error("EINTR");
    epfd = require("epoll_create1", epoll.epoll_create1(abi.of(LinuxSymbol.EPOLL_CLOEXEC)));
    wakeUpFd = openWakeUp();
  }

  private int openWakeUp() throws IOException {
    int flags = abi.of(LinuxSymbol.EFD_CLOEXEC) | abi.of(LinuxSymbol.EFD_NONBLOCK);
    int fd = -1;
    try {
      fd = require("eventfd", epoll.eventfd(0, flags));
      add(fd, WAKE_UP, true, false);
      return fd;
    } catch (IOException e) {
      if (fd >= 0) {
        libc.close(fd);
      }
      libc.close(epfd);
      throw e;
    }
  }

  @Override
  public void add(int fd, long token, boolean reads, boolean writes) throws IOException {
    control(LinuxSymbol.EPOLL_CTL_ADD, fd, token, reads, writes);
  }

  @Override
  public void modify(int fd, long token, boolean reads, boolean writes) throws IOException {
    control(LinuxSymbol.EPOLL_CTL_MOD, fd, token, reads, writes);
  }

  @Override
  public synchronized void remove(int fd) {
    if (!closed) {
      // It fails for what is not watched only, which is what is wanted.
      epoll.epoll_ctl(epfd, abi.of(LinuxSymbol.EPOLL_CTL_DEL), fd, change.address());
    }
  }

  private synchronized void control(
      LinuxSymbol operation, int fd, long token, boolean reads, boolean writes) throws IOException {
    if (closed) {
      throw new ClosedChannelException(); // the number may be another's by now
    }
    int mask = edgeTriggered;
    mask |= reads ? abi.of(LinuxSymbol.EPOLLIN) : 0;
    mask |= writes ? abi.of(LinuxSymbol.EPOLLOUT) : 0;
    change.buffer().putInt(eventsAt, mask).putLong(dataAt, token);
    require("epoll_ctl", epoll.epoll_ctl(epfd, abi.of(operation), fd, change.address()));
  }

  @Override
  public int poll(int timeoutMillis) throws IOException {
    int count = epoll.epoll_wait(epfd, events.address(), EVENTS_AT_ONCE, timeoutMillis);
    if (count < 0 && runtime.getLastError() == interrupted) {
      return 0;
    }
    return require("epoll_wait", count);
  }

  @Override
  public long token(int event) {
    return events.buffer().getLong(event * eventSize + dataAt);
  }

  @Override
  public boolean isReadable(int event) {
    return (events.buffer().getInt(event * eventSize + eventsAt) & readMask) != 0;
  }

  @Override
  public boolean isWritable(int event) {
    return (events.buffer().getInt(event * eventSize + eventsAt) & writeMask) != 0;
  }

  /** Edge-triggered, so each write wakes anew, and nobody has to read. */
  @Override
  public synchronized void wakeUp() {
    if (!closed) {
      epoll.write(wakeUpFd, one.address(), Long.BYTES);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      libc.close(wakeUpFd);
      libc.close(epfd);
    }
  }

  private int require(String call, int result) throws IOException {
    if (result >= 0) {
      return result;
    }
    int errno = runtime.getLastError();
    throw new SocketException(
        call + ": " + abi.errorName(errno) + " (" + libc.strerror(errno) + ")");
  }
}
