package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receives complete in the order in which they were asked for, sends leave in theirs. */
@Tag(Tags.ORDER)
class OrderTest extends ContractTest {
  private static final int COUNT = 100;

  /** Receives in the order in which they were asked for. */
  private static final class Asked {
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<CompletableFuture<Datagram>> futures = new ArrayList<>();

    void ask(UnconnectedUdp socket, int times) {
      for (int i = 0; i < times; i++) {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        buffers.add(buffer);
        futures.add(socket.receiveInto(buffer));
      }
    }

    CompletableFuture<Datagram> future(int index) {
      return futures.get(index);
    }

    /** Returns the numbers that came, in the order of the receives. */
    List<Integer> numbers() {
      futures.forEach(Await::result);
      return buffers.stream().map(Payload::numberIn).toList();
    }
  }

  private static List<Integer> numbersTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, COUNT / 2, COUNT})
  void receivesGetTheDatagramsInOrderHoweverManyWereReady(int ready) {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < ready; i++) {
      peer.send(socket.localAddress(), i);
    }
    Asked asked = new Asked();
    asked.ask(socket, COUNT);
    for (int i = ready; i < COUNT; i++) {
      peer.send(socket.localAddress(), i);
    }
    assertEquals(numbersTo(COUNT), asked.numbers());
  }

  @Test
  void receivesCompleteInOrder() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Asked asked = new Asked();
    asked.ask(socket, COUNT);
    Queue<Integer> early = new ConcurrentLinkedQueue<>();
    for (int i = 1; i < COUNT; i++) {
      int number = i;
      asked
          .future(i)
          .thenRun(
              () -> {
                if (!asked.future(number - 1).isDone()) {
                  early.add(number);
                }
              });
    }
    Peer peer = peer(Loopback.IPV4);
    for (int i = 0; i < COUNT; i++) {
      peer.send(socket.localAddress(), i);
    }
    assertEquals(numbersTo(COUNT), asked.numbers());
    assertEquals(List.of(), List.copyOf(early), "complete before the one before");
  }

  @Test
  void bothFamiliesTakeTurnsAtTheSameQueue() {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp socket = bindBothFamilies();
    Asked asked = new Asked();
    asked.ask(socket, COUNT);
    Peer ipv4 = peer(Loopback.IPV4);
    Peer ipv6 = peer(Loopback.IPV6);
    for (int i = 0; i < COUNT; i++) {
      Peer peer = i % 2 == 0 ? ipv4 : ipv6;
      String host = i % 2 == 0 ? Loopback.IPV4 : Loopback.IPV6;
      peer.send(Loopback.at(host, socket.localAddress()), i);
    }
    List<Integer> numbers = asked.numbers();
    List<Integer> even = numbers.stream().filter(number -> number % 2 == 0).toList();
    List<Integer> odd = numbers.stream().filter(number -> number % 2 == 1).toList();
    assertEquals(IntStream.range(0, COUNT / 2).map(i -> 2 * i).boxed().toList(), even);
    assertEquals(IntStream.range(0, COUNT / 2).map(i -> 2 * i + 1).boxed().toList(), odd);
  }

  @Test
  void sendsOfEveryKindLeaveInOrder() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    InetSocketAddress local = socket.localAddress();
    int next = 0;
    while (next < COUNT) {
      socket.send(local, peer.address(), Payload.number(next++));
      socket.send(Transmit.to(peer.address(), Payload.number(next++)));
      socket.sendAll(
          List.of(
              Transmit.to(peer.address(), Payload.number(next++)),
              Transmit.to(peer.address(), Payload.number(next++)).from(local)));
    }
    for (int i = 0; i < next; i++) {
      assertEquals(i, peer.receive().number());
    }
  }

  @Test
  void sendsOfAConnectedSocketLeaveInOrder() throws IOException {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    for (int i = 0; i < COUNT; i++) {
      socket.send(Payload.number(i));
    }
    for (int i = 0; i < COUNT; i++) {
      assertEquals(i, peer.receive().number());
    }
  }

  @Test
  @Tag(Tags.STRESS)
  void eachThreadsReceivesAreInItsOrder() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(10); round++) {
        Asked one = new Asked();
        Asked other = new Asked();
        race.run(() -> one.ask(socket, COUNT / 2), () -> other.ask(socket, COUNT / 2));
        for (int i = 0; i < COUNT; i++) {
          peer.send(socket.localAddress(), i);
        }
        assertEquals(one.numbers().stream().sorted().toList(), one.numbers());
        assertEquals(other.numbers().stream().sorted().toList(), other.numbers());
      }
    }
  }
}
