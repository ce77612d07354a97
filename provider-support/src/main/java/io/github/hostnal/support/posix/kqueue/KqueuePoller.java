package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.support.posix.libc.Kqueue;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Runtime;

/**
 * kqueue(2), edge-triggered by {@code EV_CLEAR}. It is woken by an event of its own, or by a pipe
 * where the system does not have those. To be closed by the thread that polls: a system may let
 * close wait for a poll that is going on.
 */
public final class KqueuePoller implements Poller {
  private static final int EVENTS_AT_ONCE = 256;

  /** The token of the wake-up: no registration ever has it. */
  private static final long WAKE_UP = -1;

  private static final long PIPE = -2;

  private final Kqueue kqueue;
  private final Libc libc;
  private final Abi abi;
  private final Runtime runtime = Runtime.getSystemRuntime();
  private final KeventMemory events;
  private final KeventMemory change;
  private final NativeMemory timeout;
  private final NativeMemory pipeBytes = new NativeMemory(256);
  private final int reads;
  private final int writes;
  private final int add;
  private final int delete;
  private final int queue;

  /** The descriptor to write to; -1 if an event of kqueue itself wakes. */
  private int pipeIn = -1;

  private int pipeOut = -1;
  private boolean closed;

  /**
   * Opens one.
   *
   * @param kqueue the functions
   * @param libc the rest of the same library
   * @param abi the system's constants and layouts
   * @throws IOException if the system refuses
   */
  public KqueuePoller(Kqueue kqueue, Libc libc, Abi abi) throws IOException {
    this.kqueue = kqueue;
    this.libc = libc;
    this.abi = abi;
    events = new KeventMemory(abi, EVENTS_AT_ONCE);
    change = new KeventMemory(abi, 1);
    timeout = new NativeMemory(abi.of(KqueueSymbol.TIMESPEC));
    reads = abi.of(KqueueSymbol.EVFILT_READ);
    writes = abi.of(KqueueSymbol.EVFILT_WRITE);
    add = abi.of(KqueueSymbol.EV_ADD) | abi.of(KqueueSymbol.EV_CLEAR);
    delete = abi.of(KqueueSymbol.EV_DELETE);
    queue = require("kqueue", kqueue.kqueue());
    try {
      int closeOnExec = abi.of(Constant.FD_CLOEXEC);
      require("fcntl", libc.fcntl(queue, abi.of(Constant.F_SETFD), closeOnExec));
      if (change(0, abi.of(KqueueSymbol.EVFILT_USER), add, 0, WAKE_UP) != 0) {
        openPipe();
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void openPipe() throws IOException {
    int flags = abi.of(KqueueSymbol.O_CLOEXEC) | abi.of(Constant.O_NONBLOCK);
    require("pipe2", kqueue.pipe2(pipeBytes.address(), flags));
    pipeOut = pipeBytes.buffer().getInt(0);
    pipeIn = pipeBytes.buffer().getInt(Integer.BYTES);
    require("kevent", change(pipeOut, reads, add, 0, PIPE));
  }

  @Override
  public void add(int fd, long token, boolean reads, boolean writes) throws IOException {
    modify(fd, token, reads, writes);
  }

  @Override
  public synchronized void modify(int fd, long token, boolean reads, boolean writes)
      throws IOException {
    if (closed) {
      throw new ClosedChannelException(); // the number may be another's by now
    }
    watch(fd, this.reads, token, reads);
    watch(fd, this.writes, token, writes);
  }

  private void watch(int fd, int filter, long token, boolean on) throws IOException {
    if (on) {
      require("kevent", change(fd, filter, add, 0, token));
    } else {
      change(fd, filter, delete, 0, token); // fails for what is not watched only
    }
  }

  @Override
  public synchronized void remove(int fd) {
    if (!closed) {
      change(fd, reads, delete, 0, 0);
      change(fd, writes, delete, 0, 0);
    }
  }

  private int change(long ident, int filter, int flags, int fflags, long udata) {
    change.put(ident, filter, flags, fflags, udata);
    return kqueue.kevent(queue, change.address(), 1, 0, 0, 0, 0);
  }

  @Override
  public int poll(int timeoutMillis) throws IOException {
    if (timeoutMillis > 0) {
      long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis % 1000);
      timeout.buffer().putLong(abi.of(KqueueSymbol.TV_SEC), timeoutMillis / 1000);
      timeout.buffer().putLong(abi.of(KqueueSymbol.TV_NSEC), nanos);
    } else {
      timeout.buffer().putLong(abi.of(KqueueSymbol.TV_SEC), 0);
      timeout.buffer().putLong(abi.of(KqueueSymbol.TV_NSEC), 0);
    }
    long wait = timeoutMillis < 0 ? 0 : timeout.address();
    int count = kqueue.kevent(queue, 0, 0, events.address(), EVENTS_AT_ONCE, wait, 0);
    if (count < 0 && runtime.getLastError() == abi.error("EINTR")) {
      return 0;
    }
    require("kevent", count);
    if (pipeOut >= 0) {
      drainPipe(count);
    }
    return count;
  }

  /** A pipe that is full would take nothing more, and so wake nobody. */
  private void drainPipe(int count) {
    for (int event = 0; event < count; event++) {
      if (token(event) == PIPE) {
        int size = pipeBytes.buffer().capacity();
        while (kqueue.read(pipeOut, pipeBytes.address(), size) == size) {
          // there is more
        }
      }
    }
  }

  @Override
  public long token(int event) {
    return events.udata(event);
  }

  @Override
  public boolean isReadable(int event) {
    return events.filter(event) == reads;
  }

  @Override
  public boolean isWritable(int event) {
    return events.filter(event) == writes;
  }

  @Override
  public synchronized void wakeUp() {
    if (closed) {
      return;
    }
    if (pipeIn >= 0) {
      kqueue.write(pipeIn, change.address(), 1); // whichever byte
    } else {
      int trigger = abi.of(KqueueSymbol.NOTE_TRIGGER);
      change(0, abi.of(KqueueSymbol.EVFILT_USER), 0, trigger, WAKE_UP);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (pipeIn >= 0) {
      libc.close(pipeIn);
      libc.close(pipeOut);
    }
    libc.close(queue);
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
