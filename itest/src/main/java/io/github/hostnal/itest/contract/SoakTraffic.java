package io.github.hostnal.itest.contract;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The numbered datagrams that are under way, from being sent until their answer comes. */
final class SoakTraffic {
  /** As many may be under way: the system must not drop any. */
  private static final int WINDOW = 100;

  private final Map<Integer, InetSocketAddress> underWay = new ConcurrentHashMap<>();

  /** What went to sockets that were closed meanwhile may be answered still, or not. */
  private final Set<Integer> givenUp = ConcurrentHashMap.newKeySet();

  private final Semaphore window = new Semaphore(WINDOW);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final int total;

  SoakTraffic(int total) {
    this.total = total;
  }

  /** Waits until one more datagram may be under way, and returns its number, or -1 if all went. */
  int begin() throws InterruptedException {
    window.acquire();
    int number = next.getAndIncrement();
    if (number < total && faults.isEmpty()) {
      return number;
    }
    window.release();
    return -1;
  }

  void sent(int number, InetSocketAddress to) {
    underWay.put(number, to);
  }

  /** A socket has received a datagram. */
  void received(int number, InetSocketAddress local) {
    InetSocketAddress to = underWay.get(number);
    if (to != null ? !to.equals(local) : !givenUp.contains(number)) {
      fault(number + " was sent to " + to + " and received on " + local);
    }
  }

  /** The answer to a datagram has come. */
  void answered(int number, InetSocketAddress from) {
    InetSocketAddress to = underWay.remove(number);
    if (to == null) {
      if (!givenUp.remove(number)) {
        fault(number + " was answered twice, or never sent");
      }
      return;
    }
    if (!to.equals(from)) {
      fault(number + " was sent to " + to + " and answered by " + from);
    }
    answered.incrementAndGet();
    window.release();
  }

  /** The socket on a port has been closed: what is still under way to it does not count. */
  void abandon(int port) {
    underWay.forEach(
        (number, to) -> {
          if (to.getPort() == port) {
            givenUp.add(number);
            if (underWay.remove(number) == null) {
              givenUp.remove(number); // answered meanwhile
            } else {
              abandoned.incrementAndGet();
              window.release();
            }
          }
        });
  }

  boolean isUnderWay(int port) {
    return underWay.values().stream().anyMatch(to -> to.getPort() == port);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  Queue<String> faults() {
    return faults;
  }

  /** Returns how many datagrams have come to an end: answered or abandoned. */
  int ended() {
    return answered.get() + abandoned.get();
  }

  int abandoned() {
    return abandoned.get();
  }
}
