package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload that is cut into datagrams, or refused as a whole where the system cannot do that. */
@Tag(Tags.NOTHING_IGNORED)
class SegmentationTest extends ContractTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 250, 100",
    "127.0.0.1, 300, 100",
    "127.0.0.1, 2, 1",
    "127.0.0.1, 64, 1",
    "127.0.0.1, 60001, 1200",
    "::1, 250, 100",
    "::1, 64, 1",
    "::1, 60001, 1200"
  })
  void makesDatagramsInOrder(String host, int length, int segmentSize) throws IOException {
    assumeUsable(host);
    ByteBuffer data = ByteBuffer.wrap(Payload.pattern(length));
    assertCut(bindSingle(host), peer(host), data, segmentSize);
  }

  @ParameterizedTest
  @EnumSource
  void ofEveryKindOfBuffer(BufferKind kind) throws IOException {
    ByteBuffer data = kind.of(Payload.pattern(1000)).view();
    assertCut(bindSingle(Loopback.IPV4), peer(Loopback.IPV4), data, 300);
  }

  private void assertCut(UnconnectedUdp socket, Peer peer, ByteBuffer data, int segmentSize)
      throws IOException {
    byte[] bytes = Payload.bytesIn(data);
    Transmit transmit = Transmit.to(peer.address(), data).withSegmentSize(segmentSize);
    if (isRefused(socket, transmit)) {
      return;
    }
    StackStatistics before = stack.statistics();
    Await.result(socket.send(transmit));
    assertFalse(data.hasRemaining());
    int datagrams = 0;
    for (int at = 0; at < bytes.length; at += segmentSize) {
      int end = Math.min(at + segmentSize, bytes.length);
      assertArrayEquals(Arrays.copyOfRange(bytes, at, end), peer.receive().bytes());
      datagrams++;
    }
    StackStatistics after = stack.statistics();
    assertEquals(datagrams, after.datagramsSent() - before.datagramsSent());
    assertEquals(bytes.length, after.bytesSent() - before.bytesSent());
  }

  /** Refused, it has taken nothing and done no harm. */
  private boolean isRefused(UnconnectedUdp socket, Transmit transmit) throws IOException {
    if (stack.capabilities().contains(Capability.SEGMENTATION)) {
      return false;
    }
    int position = transmit.data().position();
    UnsupportedOperationException refused =
        Await.failure(UnsupportedOperationException.class, socket.send(transmit));
    assertNames(refused, Capability.SEGMENTATION);
    assertEquals(position, transmit.data().position());
    assertWorks(socket);
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100})
  void whatFitsIsOneDatagramEverywhere(int length) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    byte[] bytes = Payload.pattern(length);
    Transmit transmit = Transmit.to(peer.address(), ByteBuffer.wrap(bytes)).withSegmentSize(100);
    Await.result(socket.send(transmit));
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @Test
  void eachHasWhatWasChosen() throws IOException {
    UnconnectedUdp server = bindMultiple("0.0.0.0");
    UnconnectedUdp client = bindSingle(Loopback.IPV4);
    InetSocketAddress from = Loopback.at("127.0.0.5", server.localAddress());
    Transmit transmit =
        Transmit.to(client.localAddress(), ByteBuffer.wrap(Payload.pattern(250)))
            .withSegmentSize(100);
    if (isRefused(client, transmit)) {
      return;
    }
    Loopback.assumeUsable("127.0.0.5");
    assumeCapable(Capability.SEND_LOCAL_ADDRESS);
    assumeCapable(Capability.SEND_TRAFFIC_CLASS_IPV4);
    assumeCapable(Capability.RECEIVE_TRAFFIC_CLASS_IPV4);
    Await.result(server.send(transmit.from(from).withTrafficClass(0xb8).withHopLimit(77)));
    for (int length : new int[] {100, 100, 50}) {
      Datagram datagram = receive(client).datagram();
      assertEquals(length, datagram.length());
      assertEquals(from, datagram.remote());
      assertEquals(client.localAddress(), datagram.local());
      assertEquals(0xb8, datagram.trafficClass());
      assertEquals(77, datagram.hopLimit());
    }
  }

  @Test
  void amongOthersInAList() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    Transmit cut = Transmit.to(peer.address(), Payload.text("abc")).withSegmentSize(2);
    if (isRefused(socket, cut)) {
      return;
    }
    Transmit first = Transmit.to(peer.address(), Payload.text("first"));
    Transmit last = Transmit.to(peer.address(), Payload.text("last"));
    assertEquals(3, Await.result(socket.sendAll(List.of(first, cut, last))));
    for (String text : List.of("first", "ab", "c", "last")) {
      assertEquals(text, peer.receive().text());
    }
  }

  @Test
  @Tag(Tags.ERRORS)
  void tooManyAreRefused() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    ByteBuffer data = ByteBuffer.allocate(Transmit.MAX_SEGMENTS + 1);
    Transmit transmit = Transmit.to(peer(Loopback.IPV4).address(), data).withSegmentSize(1);
    if (isRefused(socket, transmit)) {
      return;
    }
    IllegalArgumentException refused =
        Await.failure(IllegalArgumentException.class, socket.send(transmit));
    assertNames(refused, 65, 64);
    assertEquals(0, data.position());
    assertWorks(socket);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag(Tags.ERRORS)
  void moreThanADatagramCanHoldIsRefused(boolean direct) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    ByteBuffer data = direct ? ByteBuffer.allocateDirect(70_000) : ByteBuffer.allocate(70_000);
    Transmit transmit = Transmit.to(peer(Loopback.IPV4).address(), data).withSegmentSize(1200);
    if (isRefused(socket, transmit)) {
      return;
    }
    IOException refused = Await.failure(IOException.class, socket.send(transmit));
    assertNames(refused, "EMSGSIZE", "70000 bytes in segments of 1200");
    assertEquals(0, data.position());
    assertTrue(socket.isOpen());
    assertWorks(socket);
  }
}
