package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams larger than a link carries at once, up to the largest that there are. */
@Tag(Tags.FULL_LENGTH)
class FragmentationTest extends NamespaceTest {

  static Stream<Arguments> familiesAndSizes() {
    return Stream.of(Family.values())
        .flatMap(
            family -> {
              int whole = Topology.LINK_MTU - family.headers();
              return Stream.of(0, whole, whole + 1, 9000, 65_000, family.largestPayload())
                  .map(size -> Arguments.of(family, size));
            });
  }

  @ParameterizedTest
  @MethodSource("familiesAndSizes")
  void bothWays(Family family, int size) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = client(Link.RED, family);
    ByteBuffer pattern = Payload.pattern(size);
    client.send(at(Link.RED.host(family, 2), socket), pattern.duplicate());
    Received received = receive(socket);
    assertEquals(size, received.datagram().length());
    assertEquals(pattern, received.payload());
    assertEquals(at(Link.RED.host(family, 2), socket), received.datagram().local());
    Await.result(
        socket.send(received.datagram().replyFrom(), client.address(), pattern.duplicate()));
    Client.Packet packet = client.receive();
    assertEquals(pattern, packet.payload());
    assertEquals(at(Link.RED.host(family, 2), socket), packet.from());
  }

  @ParameterizedTest
  @MethodSource("familiesAndSizes")
  void bothWaysOnAConnectedSocket(Family family, int size) {
    Client peer = client(Link.RED, family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(peer.address())));
    ByteBuffer pattern = Payload.pattern(size);
    Await.result(socket.send(pattern.duplicate()));
    Client.Packet packet = peer.receive();
    assertEquals(pattern, packet.payload());
    peer.send(packet.from(), pattern.duplicate());
    assertEquals(pattern, receive(socket));
  }

  /** The router on the way has a smaller MTU than the link. */
  @ParameterizedTest
  @EnumSource
  void throughARouter(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = own(Client.in(net.far(), family.pick("10.71.4.10", "fd71:4::10")));
    ByteBuffer pattern = Payload.pattern(9000);
    client.send(at(Link.BLUE.host(family, 1), socket), pattern.duplicate());
    Received received = receive(socket);
    assertEquals(pattern, received.payload());
  }

  @ParameterizedTest
  @EnumSource
  void theFullLengthOfWhatIsCut(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = client(Link.RED, family);
    for (int size : new int[] {9000, family.largestPayload()}) {
      ByteBuffer pattern = Payload.pattern(size);
      client.send(at(Link.RED.host(family, 1), socket), pattern.duplicate());
      ByteBuffer buffer = ByteBuffer.allocate(2000);
      Datagram datagram = Await.result(socket.receiveInto(buffer));
      assertEquals(size, datagram.length());
      assertTrue(datagram.truncated());
      assertEquals(pattern.slice(0, 2000), Payload.stored(buffer));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void oneByteMoreThanThereIs(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress remote = at(Link.RED.peer(family), 4711);
    ByteBuffer data = ByteBuffer.allocate(family.largestPayload() + 1);
    IOException refused =
        Await.failure(
            IOException.class, socket.send(at(Link.RED.host(family, 1), socket), remote, data));
    assertNames(refused, "EMSGSIZE", data.capacity(), Link.RED.peer(family));
    assertWorks(socket, Link.RED, Link.RED.host(family, 1));
  }
}
