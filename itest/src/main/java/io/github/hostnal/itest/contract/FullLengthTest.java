package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The full length is reported, also when the buffer was too small. */
@Tag(Tags.FULL_LENGTH)
class FullLengthTest extends ContractTest {
  private static final int[] LENGTHS = {0, 1, 100, 1472, 2000, 40_000, Payload.LARGEST_IPV4};
  private static final int[] ROOMS = {0, 1, 99, 100, 101, 1500, 65_535};

  static Stream<Arguments> kindsAndLengths() {
    return Stream.of(BufferKind.values())
        .flatMap(kind -> Arrays.stream(LENGTHS).mapToObj(length -> Arguments.of(kind, length)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void unconnected(BufferKind kind, int length) {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    byte[] payload = Payload.pattern(length);
    for (int room : ROOMS) {
      peer.send(socket.localAddress(), payload);
      Guarded buffer = kind.of(room);
      Datagram datagram = Await.result(socket.receiveInto(buffer.view()));
      assertEquals(length, datagram.length(), "length");
      assertEquals(room < length, datagram.truncated(), "truncated");
      buffer.assertStored(Arrays.copyOf(payload, Math.min(room, length)));
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void connected(BufferKind kind, int length) {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    byte[] payload = Payload.pattern(length);
    for (int room : ROOMS) {
      peer.send(socket.localAddress(), payload);
      Guarded buffer = kind.of(room);
      assertEquals(length, Await.result(socket.receiveInto(buffer.view())), "length");
      buffer.assertStored(Arrays.copyOf(payload, Math.min(room, length)));
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void ofADatagramThatWasWaitedFor(BufferKind kind, int length) {
    UnconnectedUdp socket = bindBothFamilies();
    Peer peer = peer(Loopback.IPV4);
    byte[] payload = Payload.pattern(length);
    for (int room : ROOMS) {
      Guarded buffer = kind.of(room);
      var future = socket.receiveInto(buffer.view());
      assertFalse(future.isDone());
      peer.send(Loopback.at(Loopback.IPV4, socket.localAddress()), payload);
      Datagram datagram = Await.result(future);
      assertEquals(length, datagram.length(), "length");
      assertEquals(room < length, datagram.truncated(), "truncated");
      buffer.assertStored(Arrays.copyOf(payload, Math.min(room, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 65_535})
  void theLargestIpv6Datagram(int room) {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp socket = bindSingle(Loopback.IPV6);
    byte[] payload = Payload.pattern(Payload.LARGEST_IPV6);
    peer(Loopback.IPV6).send(socket.localAddress(), payload);
    ByteBuffer buffer = ByteBuffer.allocate(room);
    Datagram datagram = Await.result(socket.receiveInto(buffer));
    assertEquals(Payload.LARGEST_IPV6, datagram.length());
    assertEquals(room < Payload.LARGEST_IPV6, datagram.truncated());
    assertArrayEquals(
        Arrays.copyOf(payload, Math.min(room, payload.length)), Payload.stored(buffer));
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theLargestDatagramCanBeSent(String host) throws Exception {
    assumeUsable(host);
    int length = host.contains(":") ? Payload.LARGEST_IPV6 : Payload.LARGEST_IPV4;
    Peer peer = peer(host);
    byte[] payload = Payload.pattern(length);
    Await.result(connect(peer.address()).send(ByteBuffer.wrap(payload)));
    assertArrayEquals(payload, peer.receive().bytes());
    UnconnectedUdp socket = bindBothFamilies();
    Await.result(
        socket.send(
            Loopback.at(host, socket.localAddress()),
            peer.address(),
            ByteBuffer.allocateDirect(length).put(payload).flip()));
    assertArrayEquals(payload, peer.receive().bytes());
  }

  @Test
  void theRestOfATruncatedDatagramIsDropped() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    peer.send(socket.localAddress(), "long and then some");
    peer.send(socket.localAddress(), "next");
    ByteBuffer small = ByteBuffer.allocate(4);
    assertEquals(18, Await.result(socket.receiveInto(small)).length());
    assertEquals("next", receive(socket).text());
  }

  @Test
  void manyPendingReceivesWithSmallBuffersDoNotDisturbEachOther() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    List<Guarded> buffers = new ArrayList<>();
    List<CompletableFuture<Datagram>> futures = new ArrayList<>();
    List<BufferKind> kinds = List.of(BufferKind.values());
    for (int i = 0; i < 50; i++) {
      buffers.add(kinds.get(i % kinds.size()).of(i));
      futures.add(socket.receiveInto(buffers.get(i).view()));
    }
    Peer peer = peer(Loopback.IPV4);
    byte[] payload = Payload.pattern(25);
    for (int i = 0; i < 50; i++) {
      peer.send(socket.localAddress(), payload);
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(25, Await.result(futures.get(i)).length());
      buffers.get(i).assertStored(Arrays.copyOf(payload, Math.min(i, 25)));
    }
  }
}
