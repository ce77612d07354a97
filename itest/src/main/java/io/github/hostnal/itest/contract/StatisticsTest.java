package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The counters of a stack. */
@Tag(Tags.TRAIT)
class StatisticsTest extends ContractTest {

  @Test
  void aNewStackHasCountedNothing() {
    assertEquals(new StackStatistics(0, 0, 0, 0, 0, 0, Map.of()), stack.statistics());
  }

  @Test
  void openSocketsAreCounted() {
    UnconnectedUdp single = bindSingle(Loopback.IPV4);
    assertEquals(1, stack.statistics().openSockets());
    UnconnectedUdp both = bindBothFamilies();
    assertEquals(2, stack.statistics().openSockets());
    ConnectedUdp connected = connect(single.localAddress());
    assertEquals(3, stack.statistics().openSockets());
    both.close();
    connected.close();
    assertEquals(1, stack.statistics().openSockets());
  }

  @Test
  void datagramsAndBytesAreCounted() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    for (int length : new int[] {0, 10, 100}) {
      peer.send(socket.localAddress(), new byte[length]);
      receive(socket);
    }
    Await.result(socket.send(socket.localAddress(), peer.address(), ByteBuffer.allocate(1000)));
    Await.result(socket.send(socket.localAddress(), peer.address(), ByteBuffer.allocate(1)));
    assertEquals(new StackStatistics(1, 3, 110, 0, 2, 1001, Map.of()), stack.statistics());
  }

  @Test
  void truncatedDatagramsAreCountedInFull() {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    peer.send(socket.localAddress(), new byte[100]);
    assertEquals(100, Await.result(socket.receiveInto(ByteBuffer.allocate(99))));
    peer.send(socket.localAddress(), new byte[100]);
    assertEquals(100, Await.result(socket.receiveInto(ByteBuffer.allocate(100))));
    assertEquals(new StackStatistics(1, 2, 200, 1, 0, 0, Map.of()), stack.statistics());
  }

  @Test
  void datagramsOfManyThreadsAreCounted() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 1000; j++) {
                  Await.result(
                      socket.send(socket.localAddress(), peer.address(), ByteBuffer.allocate(10)));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(4000, stack.statistics().datagramsSent());
    assertEquals(40_000, stack.statistics().bytesSent());
  }

  @Test
  void errorsAreCountedByName() {
    assumeSendsFailOnIcmpErrors();
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    ByteBuffer tooLarge = ByteBuffer.allocate(Payload.LARGEST_IPV4 + 1);
    for (int i = 0; i < 3; i++) {
      Await.failure(
          IOException.class,
          socket.send(socket.localAddress(), peer(Loopback.IPV4).address(), tooLarge));
    }
    ConnectedUdp connected = connect(Loopback.closedPort(Loopback.IPV4));
    Await.result(connected.send(Payload.text("nobody hears")));
    Await.failure(PortUnreachableException.class, connected.send(Payload.text("refused")));
    Map<String, Long> errors = stack.statistics().errors();
    assertEquals(Map.of("ECONNREFUSED", 1L, "EMSGSIZE", 3L), errors);
    assertEquals(List.of("ECONNREFUSED", "EMSGSIZE"), List.copyOf(errors.keySet()));
    assertThrows(UnsupportedOperationException.class, errors::clear);
  }

  @Test
  void eachStackCountsForItself() {
    try (var other = NetworkStack.open()) {
      bindSingle(Loopback.IPV4);
      assertEquals(0, other.statistics().openSockets());
      assertEquals(1, stack.statistics().openSockets());
    }
  }

  @Test
  void aSnapshotDoesNotChange() {
    StackStatistics before = stack.statistics();
    bindSingle(Loopback.IPV4);
    assertEquals(0, before.openSockets());
  }
}
