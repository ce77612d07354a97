package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.windows.winsock.Kernel32;
import io.github.hostnal.windows.winsock.Winsock2;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Runtime;

/**
 * An I/O completion port. A socket that is to be read has one {@link PostedReceive}, which takes no
 * datagram: so a cancelled receive loses none, and a waiting one needs no buffer. Windows has no
 * such operation for sending, but hardly ever has no room; then a send is tried again soon.
 */
final class CompletionPort implements Poller {
  private static final int MOST_ENTRIES = 64;
  private static final long INVALID_HANDLE_VALUE = -1;

  // The keys of packets.
  private static final int COMPLETION = 0;
  private static final int WAKE_UP = 1;
  private static final int IN_PLACE_OF_COMPLETION = 2;

  /** How long a send that found no room waits; the system's clock may make it 16 ms. */
  private static final int ROOM_MILLIS = 1;

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Memory that the system may still write to: kept for ever. */
  private static final Set<PostedReceive> NEVER_COMPLETED = ConcurrentHashMap.newKeySet();

  private final Abi abi;
  private final Winsock winsock;
  private final Winsock2 sockets;
  private final Kernel32 kernel;
  private final Runtime runtime = Runtime.getSystemRuntime();
  private final long port;
  private final CompletionPackets packets;
  private final Map<Integer, PostedReceive> watched = new ConcurrentHashMap<>();
  private final Map<Long, PostedReceive> posted = new ConcurrentHashMap<>();
  private final Map<Integer, PostedReceive> withoutRoom = new ConcurrentHashMap<>();
  private final Deque<Event> events = new ArrayDeque<>();
  private final Event[] current = new Event[2 * MOST_ENTRIES];
  private boolean closed;

  private record Event(long token, boolean readable) {}

  CompletionPort(Abi abi, Winsock winsock, Winsock2 sockets, Kernel32 kernel) throws IOException {
    this.abi = abi;
    this.winsock = winsock;
    this.sockets = sockets;
    this.kernel = kernel;
    port = kernel.CreateIoCompletionPort(INVALID_HANDLE_VALUE, 0, 0, 0);
    if (port == 0) {
      throw failure("CreateIoCompletionPort");
    }
    packets = new CompletionPackets(abi, port, MOST_ENTRIES);
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void add(int fd, long token, boolean reads, boolean writes) throws IOException {
    WindowsSocket socket = winsock.find(fd);
    if (kernel.CreateIoCompletionPort(socket.handle(), port, COMPLETION, 0) == 0) {
      throw failure("CreateIoCompletionPort");
    }
    watched.put(fd, new PostedReceive(abi, socket, token));
    modify(fd, token, reads, writes);
  }

  @Override
  public void modify(int fd, long token, boolean reads, boolean writes) {
    PostedReceive receive = watched.get(fd);
    if (reads) {
      post(receive);
    }
    if (!writes) {
      withoutRoom.remove(fd);
    } else if (withoutRoom.put(fd, receive) == null) {
      wakeUp(); // to wait no longer than until the next try
    }
  }

  private void post(PostedReceive receive) {
    if (!receive.begin()) {
      return;
    }
    posted.put(receive.address(), receive);
    int failed =
        sockets.WSARecv(
            receive.socket().handle(),
            receive.bufferAddress(),
            1,
            0,
            receive.flagsAddress(),
            receive.address(),
            0);
    int error = failed == 0 ? WindowsErrors.WSA_IO_PENDING : runtime.getLastError();
    boolean pending = error == WindowsErrors.WSA_IO_PENDING;
    if (!pending && error != WindowsErrors.WSAEMSGSIZE) {
      receive.socket().keepError(error);
    }
    if (receive.returned(!pending)) {
      // If the system queues a completion, it has done so: this packet is the last.
      kernel.PostQueuedCompletionStatus(port, 0, IN_PLACE_OF_COMPLETION, receive.address());
    }
  }

  @Override
  public void remove(int fd) {
    withoutRoom.remove(fd);
    PostedReceive receive = watched.remove(fd);
    if (receive != null && receive.end()) {
      kernel.CancelIoEx(receive.socket().handle(), receive.address());
    }
  }

  @Override
  public int poll(int timeoutMillis) throws IOException {
    boolean room = !withoutRoom.isEmpty();
    receive(room && timeoutMillis < 0 ? ROOM_MILLIS : timeoutMillis);
    if (room && events.size() < current.length) {
      withoutRoom.forEach((fd, receive) -> events.add(new Event(receive.token(), false)));
    }
    int count = Math.min(events.size(), current.length);
    for (int i = 0; i < count; i++) {
      current[i] = events.poll();
    }
    return count;
  }

  private void receive(int timeoutMillis) throws IOException {
    int count = packets.dequeue(events.isEmpty() ? timeoutMillis : 0);
    for (int i = 0; i < count; i++) {
      long overlapped = packets.overlapped(i);
      if (overlapped != 0) {
        complete(overlapped, packets.key(i) == IN_PLACE_OF_COMPLETION);
      }
    }
  }

  private void complete(long overlapped, boolean inPlace) {
    PostedReceive receive = posted.get(overlapped);
    if (receive == null) {
      return; // it came twice
    }
    int status = receive.status();
    if (!inPlace && !NtStatus.saysReadable(status)) {
      receive.socket().keepError(NtStatus.error(status));
    }
    // Removed first: as soon as it is complete, another thread may post it again.
    posted.remove(overlapped);
    if (!receive.complete(inPlace)) {
      posted.put(overlapped, receive);
    } else if (!receive.isEnded()) {
      events.add(new Event(receive.token(), true));
    }
  }

  @Override
  public long token(int event) {
    return current[event].token();
  }

  @Override
  public boolean isReadable(int event) {
    return current[event].readable();
  }

  @Override
  public boolean isWritable(int event) {
    return !current[event].readable();
  }

  @Override
  public synchronized void wakeUp() {
    if (!closed) {
      kernel.PostQueuedCompletionStatus(port, 0, WAKE_UP, 0);
    }
  }

  /** Waits for the completions of what was cancelled: until then their memory is in use. */
  @Override
  public void close() {
    watched.keySet().forEach(this::remove);
    long start = System.nanoTime();
    try {
      while (!posted.isEmpty() && System.nanoTime() - start < DRAIN_NANOS) {
        receive(100);
        events.clear();
      }
    } catch (IOException e) {
      // what has not come is kept
    }
    NEVER_COMPLETED.addAll(posted.values());
    synchronized (this) {
      closed = true;
      kernel.CloseHandle(port);
    }
  }

  private IOException failure(String call) {
    int error = runtime.getLastError();
    return new IOException(
        call + ": " + abi.errorName(error) + " (" + winsock.strerror(error) + ")");
  }
}
