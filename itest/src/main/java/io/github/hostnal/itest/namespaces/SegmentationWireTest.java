package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the peer gets of a payload that the system cuts into datagrams. */
class SegmentationWireTest extends NamespaceTest {

  @BeforeEach
  void needsSegmentation() {
    assumeTrue(stack.capabilities().contains(Capability.SEGMENTATION), "Linux before 4.18");
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.LOCAL_ADDRESS)
  void eachComesFromTheChosenAddress(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = client(Link.RED, family);
    InetSocketAddress from = at(Link.RED.host(family, 2), socket);
    int segmentSize = Topology.LINK_MTU - family.headers();
    ByteBuffer pattern = Payload.pattern(3 * segmentSize + 7);
    Transmit transmit = Transmit.to(client.address(), pattern.duplicate()).from(from);
    Await.result(socket.send(transmit.withSegmentSize(segmentSize)));
    for (int at = 0; at < pattern.capacity(); at += segmentSize) {
      Client.Packet packet = client.receive();
      int length = Math.min(segmentSize, pattern.capacity() - at);
      assertEquals(pattern.slice(at, length), packet.payload());
      assertEquals(from, packet.from());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void segmentsThatTheLinkCannotCarryAreRefused(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    int segmentSize = Topology.LINK_MTU - family.headers() + 1;
    ByteBuffer data = Payload.pattern(2 * segmentSize);
    InetSocketAddress remote = at(Link.RED.peer(family), 4711);
    Transmit transmit = Transmit.to(remote, data).from(at(Link.RED.host(family, 1), socket));
    IOException refused =
        Await.failure(IOException.class, socket.send(transmit.withSegmentSize(segmentSize)));
    assertNames(refused, "EMSGSIZE", "in segments of " + segmentSize);
    assertEquals(0, data.position());
    assertWorks(socket, Link.RED, Link.RED.host(family, 1));
  }
}
