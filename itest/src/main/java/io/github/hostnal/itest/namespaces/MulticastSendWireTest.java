package io.github.hostnal.itest.namespaces;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams to a group leave by the link that the caller chose. */
@Tag(Tags.TRAIT)
class MulticastSendWireTest extends NamespaceTest {

  static Stream<Arguments> everyFamilyAndLink() {
    return Stream.of(Family.values())
        .flatMap(family -> Stream.of(Link.values()).map(link -> Arguments.of(family, link)));
  }

  /** Opens a member of the group at the other end of a link. */
  private UnconnectedUdp member(Family family, Link link) {
    UnconnectedUdp member = bindIn(net.peer(link), family.wildcard());
    member.join(group(family, member).getAddress(), net.peer(link).networkInterface("host"));
    return member;
  }

  private InetSocketAddress group(Family family, UnconnectedUdp member) {
    return at(family.pick("239.71.0.2", "ff12::4712"), member);
  }

  private int index(Link link) {
    return net.host().index(link.neighbour());
  }

  @ParameterizedTest
  @MethodSource("everyFamilyAndLink")
  void onTheInterfaceOfTheTransmit(Family family, Link link) {
    UnconnectedUdp member = member(family, link);
    UnconnectedUdp socket = bindBothFamilies();
    ByteBuffer data = Payload.of("to all");
    Await.result(socket.send(Transmit.to(group(family, member), data).withInterface(index(link))));
    Received received = receive(member);
    assertEquals("to all", received.text());
    assertEquals(1, received.datagram().hopLimit(), "hop limit of multicast");
  }

  @ParameterizedTest
  @MethodSource("everyFamilyAndLink")
  void onTheInterfaceOfTheTransmitFromAnAddressOfIt(Family family, Link link) {
    UnconnectedUdp member = member(family, link);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress from = at(link.host(family, 2), socket);
    Await.result(
        socket.send(
            Transmit.to(group(family, member), Payload.of("to all"))
                .from(from)
                .withInterface(index(link))
                .withHopLimit(9)));
    Datagram received = receive(member).datagram();
    assertEquals(from, received.remote());
    assertEquals(9, received.hopLimit());
  }

  @ParameterizedTest
  @MethodSource("everyFamilyAndLink")
  void onTheInterfaceThatTheOptionNames(Family family, Link link) {
    UnconnectedUdp member = member(family, link);
    UnconnectedUdp socket = bindMultiple(family.wildcard());
    socket.setOption(IP_MULTICAST_IF, net.host().networkInterface(link.neighbour()));
    socket.setOption(IP_MULTICAST_TTL, 7);
    Await.result(socket.send(Transmit.to(group(family, member), Payload.of("to all"))));
    Received received = receive(member);
    assertEquals("to all", received.text());
    assertEquals(7, received.datagram().hopLimit());
  }

  @ParameterizedTest
  @MethodSource("links")
  void onTheInterfaceOfTheGroupsScope(Link link) {
    UnconnectedUdp member = member(Family.IPV6, link);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress scoped = at("ff12::4712%" + link.neighbour(), member);
    Await.result(socket.send(Transmit.to(scoped, Payload.of("to all"))));
    assertEquals("to all", receive(member).text());
  }

  static Stream<Link> links() {
    return Stream.of(Link.values());
  }
}
