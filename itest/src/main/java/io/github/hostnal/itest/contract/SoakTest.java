package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Traffic to many sockets, while receives are cancelled and sockets are closed at random and
 * garbage is collected: nothing is lost, nothing comes twice, nothing comes to the wrong socket.
 * The system property {@code hostnal.soak} is the number of datagrams.
 */
@Tag(Tags.SOAK)
@Tag(Tags.STRESS)
@Tag(Tags.CANCELLATION)
@Tag(Tags.CLOSE)
@Tag(Tags.LOCAL_ADDRESS)
class SoakTest extends ContractTest {
  private static final int TOTAL = Integer.getInteger("hostnal.soak", 20_000);
  private static final int SOCKETS = 64;
  private static final int SENDERS = 2;
  private static final int COLLECTIONS = 10;

  private final SoakTraffic traffic = new SoakTraffic(TOTAL);
  private final AtomicReferenceArray<SoakSocket> sockets = new AtomicReferenceArray<>(SOCKETS);

  /** Who sends to a socket holds the first, who closes and replaces it the second. */
  private final List<ReadWriteLock> locks =
      Stream.<ReadWriteLock>generate(ReentrantReadWriteLock::new).limit(SOCKETS).toList();

  private final List<String> hosts = Loopback.ipv4().stream().filter(Loopback::usable).toList();

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().eventLoops(2);
  }

  @Test
  @Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyDatagramOnce() throws Exception {
    for (int i = 0; i < SOCKETS; i++) {
      sockets.set(i, open(i));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Peer> peers = new ArrayList<>();
    try {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Peer peer = Peer.on(Loopback.IPV4);
        peers.add(peer);
        threads.submit(() -> readAnswers(peer));
        senders.add(threads.submit(() -> send(peer)));
      }
      awaitEnd(senders);
    } finally {
      peers.forEach(Peer::close);
      threads.shutdownNow();
      for (int i = 0; i < SOCKETS; i++) {
        sockets.get(i).close();
      }
    }
    assertTrue(traffic.abandoned() < TOTAL / 10, () -> traffic.abandoned() + " abandoned");
  }

  /** Half of the sockets are bound to every address, half to one. */
  private SoakSocket open(int index) {
    String host = index % 2 == 0 ? "0.0.0.0" : hosts.get(index % hosts.size());
    UnconnectedUdp socket =
        Await.result(
            index % 2 == 0
                ? stack.udp().bindMultiple(Loopback.at(host, 0))
                : stack.udp().bindSingle(Loopback.at(host, 0)));
    return new SoakSocket(socket, traffic);
  }

  private Void send(Peer peer) throws InterruptedException {
    for (int number = traffic.begin(); number >= 0; number = traffic.begin()) {
      int index = ThreadLocalRandom.current().nextInt(SOCKETS);
      locks.get(index).readLock().lock();
      try {
        InetSocketAddress to = addressOf(sockets.get(index));
        traffic.sent(number, to);
        peer.send(to, number);
      } finally {
        locks.get(index).readLock().unlock();
      }
      disturb(number);
    }
    return null;
  }

  private InetSocketAddress addressOf(SoakSocket socket) {
    InetSocketAddress local = socket.localAddress();
    return local.getAddress().isAnyLocalAddress()
        ? Loopback.at(hosts.get(ThreadLocalRandom.current().nextInt(hosts.size())), local)
        : local;
  }

  private void disturb(int number) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (random.nextInt(3) == 0) {
      sockets.get(random.nextInt(SOCKETS)).cancelOne();
    }
    if (random.nextInt(300) == 0) {
      replace(random.nextInt(SOCKETS), random.nextBoolean());
    }
    if (number % (TOTAL / COLLECTIONS + 1) == 0) {
      System.gc();
    }
  }

  /** Closes a socket, when it has answered all or in the middle of it, and opens another one. */
  private void replace(int index, boolean whenAllIsAnswered) {
    locks.get(index).writeLock().lock();
    try {
      int port = sockets.get(index).localAddress().getPort();
      if (whenAllIsAnswered) {
        Await.until("all is answered", () -> !traffic.isUnderWay(port));
      }
      sockets.get(index).close();
      sockets.set(index, open(index));
    } finally {
      locks.get(index).writeLock().unlock();
    }
  }

  private void readAnswers(Peer peer) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Peer.Packet packet = peer.receive();
        traffic.answered(packet.number(), packet.from());
      } catch (IOException | UncheckedIOException e) {
        if (!(e instanceof SocketTimeoutException)) { // which a machine that stalls may cause
          return; // closed
        }
      }
    }
  }

  /** Waits as long as datagrams come to an end; none is lost if all do. */
  private void awaitEnd(List<Future<?>> senders) throws Exception {
    while (traffic.ended() < TOTAL && traffic.faults().isEmpty()) {
      int before = traffic.ended();
      Await.until(
          "another datagram is answered after " + before,
          () -> traffic.ended() > before || !traffic.faults().isEmpty());
    }
    assertEquals(List.of(), List.copyOf(traffic.faults()));
    for (Future<?> sender : senders) {
      sender.get(Await.SECONDS, TimeUnit.SECONDS);
    }
    assertEquals(TOTAL, traffic.ended());
  }
}
