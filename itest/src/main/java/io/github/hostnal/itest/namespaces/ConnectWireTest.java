package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A connected socket says which address its peer sees. */
@Tag(Tags.LOCAL_ADDRESS)
class ConnectWireTest extends NamespaceTest {

  static Stream<Arguments> familiesAndLinks() {
    return Stream.of(Family.values())
        .flatMap(family -> Stream.of(Link.values()).map(link -> Arguments.of(family, link)));
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void connectPicksAnAddressOfTheLink(Family family, Link link) {
    Client peer = client(link, family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(peer.address())));
    if (family == Family.IPV4) {
      assertEquals(address(link.host(family, 1)), socket.localAddress().getAddress());
    }
    assertExchanges(socket, peer);
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void connectFromAnyAddressOfTheHost(Family family, Link link) {
    for (String address : Link.allOfHost()) {
      if (Family.of(address) == family) {
        Client peer = client(link, family);
        ConnectedUdp socket =
            own(Await.result(stack.udp().connectFrom(at(address, 0), peer.address())));
        assertEquals(address(address), socket.localAddress().getAddress());
        assertExchanges(socket, peer);
      }
    }
  }

  /** The way to far is by blue; the address that was chosen is one of the link to red. */
  @ParameterizedTest
  @EnumSource
  void connectFromAnAddressOfTheOtherLink(Family family) {
    Client peer = own(Client.in(net.far(), family.pick("10.71.3.10", "fd71:3::10")));
    InetSocketAddress local = at(Link.RED.host(family, 2), 0);
    ConnectedUdp socket = own(Await.result(stack.udp().connectFrom(local, peer.address())));
    assertEquals(local.getAddress(), socket.localAddress().getAddress());
    assertExchanges(socket, peer);
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void otherPeersAreNotHeard(Family family, Link link) {
    Client peer = client(link, family);
    ConnectedUdp socket = own(Await.result(stack.udp().connect(peer.address())));
    client(link, link.otherPeer(family)).send(socket.localAddress(), "from a stranger");
    own(Client.in(net.peer(link), link.peer(family)))
        .send(socket.localAddress(), "from another port");
    peer.send(socket.localAddress(), "from the peer");
    assertEquals("from the peer", Payload.text(receive(socket)));
  }
}
