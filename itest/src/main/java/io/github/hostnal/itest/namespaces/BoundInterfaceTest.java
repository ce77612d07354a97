package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets that know one interface only. */
@Tag(Tags.TRAIT)
class BoundInterfaceTest extends NamespaceTest {

  static Stream<Arguments> familiesAndLinks() {
    return Stream.of(Family.values())
        .flatMap(family -> Stream.of(Link.values()).map(link -> Arguments.of(family, link)));
  }

  private UdpStack udpOn(Link link) {
    NetworkInterface only = net.host().networkInterface(link.neighbour());
    return stack.udp().with(SocketOptions.of(UdpSocketOptions.BOUND_INTERFACE, only));
  }

  @ParameterizedTest
  @EnumSource
  void theOptionTellsTheInterface(Link link) {
    UnconnectedUdp socket = own(Await.result(udpOn(link).bindMultiple(0)));
    assertEquals(
        net.host().networkInterface(link.neighbour()),
        socket.getOption(UdpSocketOptions.BOUND_INTERFACE));
    assertNull(bindBothFamilies().getOption(UdpSocketOptions.BOUND_INTERFACE));
  }

  /** Two servers share a port, since each has a link of its own. */
  @ParameterizedTest
  @EnumSource
  void eachLinkHasItsServer(Family family) {
    UnconnectedUdp red = own(Await.result(udpOn(Link.RED).bindMultiple(0)));
    int port = red.localAddress().getPort();
    UnconnectedUdp blue = own(Await.result(udpOn(Link.BLUE).bindMultiple(port)));
    for (Link link : Link.values()) {
      UnconnectedUdp server = link == Link.RED ? red : blue;
      for (String address : Link.allOfHost()) {
        if (Family.of(address) == family) {
          assertWorks(server, link, address);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void theOtherLinkIsNotHeard(Family family, Link link) {
    UnconnectedUdp socket = own(Await.result(udpOn(link).bindMultiple(0)));
    InetSocketAddress asked = at(link.host(family, 1), socket);
    client(link.other(), family).send(asked, "from the other link");
    client(link, family).send(asked, "from the link");
    assertEquals("from the link", receive(socket).text());
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void alsoIfItIsBoundToTheInterfaceLater(Family family, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    socket.setOption(
        UdpSocketOptions.BOUND_INTERFACE, net.host().networkInterface(link.neighbour()));
    InetSocketAddress asked = at(link.host(family, 1), socket);
    client(link.other(), family).send(asked, "from the other link");
    client(link, family).send(asked, "from the link");
    assertEquals("from the link", receive(socket).text());
  }

  @ParameterizedTest
  @MethodSource("familiesAndLinks")
  void everythingLeavesByTheInterface(Family family, Link link) {
    UnconnectedUdp socket = own(Await.result(udpOn(link).bindMultiple(0)));
    UnconnectedUdp peer = bindIn(net.far(), family.pick("10.71.3.10", "fd71:3::10"));
    InetSocketAddress any = at(family.wildcard(), socket);
    Await.result(socket.send(any, peer.localAddress(), Payload.of("hello")));
    assertEquals(net.far().index(link.neighbour()), receive(peer).datagram().interfaceIndex());
  }

  @Test
  @Tag(Tags.ERRORS)
  void anInterfaceThatIsGone() {
    Cable cable = own(Cable.lay(net.host(), "spare", net.peer(Link.RED), "spare"));
    net.host().ip("addr add 10.71.9.1/24 dev spare");
    NetworkInterface spare = net.host().networkInterface("spare");
    UnconnectedUdp socket = bindBothFamilies();
    cable.close();
    UncheckedIOException refused =
        assertThrows(
            UncheckedIOException.class,
            () -> socket.setOption(UdpSocketOptions.BOUND_INTERFACE, spare));
    assertNames(refused, "ENODEV", "spare");
    SocketOptions gone = SocketOptions.of(UdpSocketOptions.BOUND_INTERFACE, spare);
    IOException notBound = Await.failure(IOException.class, stack.udp().with(gone).bindMultiple(0));
    assertNames(notBound, "ENODEV", "spare");
    assertWorks(socket, Link.RED, Link.RED.host(Family.IPV4, 1));
  }
}
