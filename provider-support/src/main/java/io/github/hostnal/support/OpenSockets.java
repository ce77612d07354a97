package io.github.hostnal.support;

import io.github.hostnal.StackStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The sockets of a stack that are open, and the counters of all that ever were. */
public final class OpenSockets {
  private final String stack;
  private final Set<StackSocket> sockets = new HashSet<>();
  private final TrafficCounter receivedByClosed = new TrafficCounter();
  private final TrafficCounter sentByClosed = new TrafficCounter();
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * Makes it for a stack.
   *
   * @param stack the stack's name in messages
   */
  public OpenSockets(String stack) {
    this.stack = stack;
  }

  /**
   * Adds a socket that was opened.
   *
   * @param socket the socket; the caller closes it if this fails
   * @throws IOException if the stack is closed
   */
  public synchronized void add(StackSocket socket) throws IOException {
    requireOpen();
    sockets.add(socket);
  }

  /**
   * Removes a socket that was closed, and keeps what it counted.
   *
   * @param socket the socket
   */
  public synchronized void remove(StackSocket socket) {
    if (sockets.remove(socket)) {
      socket.addTo(receivedByClosed, sentByClosed);
    }
  }

  /**
   * Refuses what is asked of a closed stack.
   *
   * @throws IOException if the stack is closed
   */
  public synchronized void requireOpen() throws IOException {
    if (closed) {
      throw Failures.closed(stack);
    }
  }

  /**
   * Tells whether the stack is open.
   *
   * @return whether it is
   */
  public synchronized boolean isOpen() {
    return !closed;
  }

  /** Closes all sockets, and refuses new ones from now on. */
  public void close() {
    List<StackSocket> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(sockets);
    }
    all.forEach(StackSocket::close);
  }

  /**
   * Counts an operation that failed.
   *
   * @param error the symbolic errno, as POSIX calls it
   */
  public void countError(String error) {
    errors.computeIfAbsent(error, name -> new LongAdder()).increment();
  }

  /**
   * Describes the sockets.
   *
   * @return a line for each
   */
  public synchronized List<String> describe() {
    return sockets.stream().map(StackSocket::toString).toList();
  }

  /**
   * Returns the counters.
   *
   * @return a snapshot
   */
  public StackStatistics statistics() {
    TrafficCounter received = new TrafficCounter();
    TrafficCounter sent = new TrafficCounter();
    int open;
    // A socket's lock may be taken under this one, never the other way round.
    synchronized (this) {
      received.add(receivedByClosed);
      sent.add(sentByClosed);
      sockets.forEach(socket -> socket.addTo(received, sent));
      open = sockets.size();
    }
    Map<String, Long> failures = new TreeMap<>();
    errors.forEach((name, count) -> failures.put(name, count.sum()));
    return new StackStatistics(
        open,
        received.datagrams(),
        received.bytes(),
        received.truncated(),
        sent.datagrams(),
        sent.bytes(),
        Collections.unmodifiableMap(failures));
  }
}
