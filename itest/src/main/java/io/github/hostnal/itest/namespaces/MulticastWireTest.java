package io.github.hostnal.itest.namespaces;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Datagram;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Tags;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups on two links: what comes on a link is answered from an address of that link. */
@Tag(Tags.LOCAL_ADDRESS)
class MulticastWireTest extends NamespaceTest {

  /** Groups of the link and of the site, which differ in IPv6 by having a scope. */
  private static final String[] GROUPS = {"224.0.71.1", "239.71.0.1", "ff12::4711", "ff15::4711"};

  static Stream<Arguments> everyGroupAndLink() {
    return Stream.of(GROUPS)
        .flatMap(group -> Stream.of(Link.values()).map(link -> Arguments.of(group, link)));
  }

  static Stream<Arguments> everyGroupLinkAndWay() {
    return everyGroupAndLink()
        .flatMap(
            scene ->
                Stream.of(ReplyWay.values())
                    .map(way -> Arguments.of(scene.get()[0], scene.get()[1], way)));
  }

  private NetworkInterface interfaceTo(Link link) {
    return net.host().networkInterface(link.neighbour());
  }

  /** Opens a client that sends to groups on its link. */
  private Client member(Link link, String literal) {
    return client(link, literal).set(IP_MULTICAST_IF, net.peer(link).networkInterface("host"));
  }

  private Client member(Link link, Family family) {
    return member(link, link.peer(family));
  }

  private static boolean isLinkWide(String group) {
    return group.startsWith("ff12");
  }

  /** Returns a group as the host sees it on a link. */
  private InetSocketAddress on(Link link, String group, UnconnectedUdp socket) {
    return at(isLinkWide(group) ? group + "%" + link.neighbour() : group, socket);
  }

  @ParameterizedTest
  @MethodSource("everyGroupAndLink")
  void theDestinationIsTheGroupAndReplyFromIsOfTheLink(String group, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Family family = Family.of(group);
    socket.join(address(group), interfaceTo(link));
    Client client = member(link, family);
    client.send(at(group, socket), "to all");
    Datagram in = receive(socket).datagram();
    assertAddress(on(link, group, socket), in.local());
    assertEquals(client.address(), in.remote());
    assertEquals(interfaceTo(link).getIndex(), in.interfaceIndex());
    if (family == Family.IPV4) {
      assertEquals(at(link.host(family, 1), socket), in.replyFrom());
    } else {
      assertTrue(in.replyFrom().getAddress().isAnyLocalAddress());
      int scope = ((Inet6Address) in.replyFrom().getAddress()).getScopeId();
      assertEquals(interfaceTo(link).getIndex(), scope);
      assertEquals(socket.localAddress().getPort(), in.replyFrom().getPort());
    }
  }

  @ParameterizedTest
  @MethodSource("everyGroupLinkAndWay")
  void theAnswerComesFromAnAddressOfTheLink(String group, Link link, ReplyWay way) {
    UnconnectedUdp socket = bindBothFamilies();
    for (Link each : Link.values()) {
      socket.join(address(group), interfaceTo(each));
    }
    Family family = Family.of(group);
    Client client = member(link, family);
    client.send(at(group, socket), "to all");
    way.answerOne(socket, "answer");
    Client.Packet answer = client.receive();
    assertEquals("answer", answer.text());
    List<InetAddress> ofTheLink = link.host(family).stream().map(this::address).toList();
    assertTrue(ofTheLink.contains(answer.from().getAddress()), () -> "from " + answer.from());
  }

  @ParameterizedTest
  @MethodSource("linksAndWays")
  void aLinkLocalClientIsAnsweredFromTheLinkLocalAddress(Link link, ReplyWay way) {
    UnconnectedUdp socket = bindBothFamilies();
    for (Link each : Link.values()) {
      socket.join(address("ff12::4711"), interfaceTo(each));
    }
    Client client = member(link, Link.PEER_LINK_LOCAL + "%host");
    client.send(at("ff12::4711", socket), "to all");
    way.answerOne(socket, "answer");
    assertEquals(address(Link.HOST_LINK_LOCAL), client.receive().from().getAddress());
  }

  static Stream<Arguments> linksAndWays() {
    return Stream.of(Link.values())
        .flatMap(link -> Stream.of(ReplyWay.values()).map(way -> Arguments.of(link, way)));
  }

  @ParameterizedTest
  @MethodSource("everyGroupAndLink")
  @Tag(Tags.TRAIT)
  void onlyTheLinkThatWasJoinedIsHeard(String group, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Family family = Family.of(group);
    socket.join(address(group), interfaceTo(link));
    member(link.other(), family).send(at(group, socket), "from the other link");
    member(link, family).send(at(group, socket), "from the link");
    assertEquals("from the link", receive(socket).text());
  }

  /** A program that joins on the other link changes nothing, or what it changes can be told. */
  @ParameterizedTest
  @MethodSource("everyGroupAndLink")
  @Tag(Tags.TRAIT)
  void onlyTheLinkThatWasJoinedIsHeardWhereAnotherSocketJoinedTheOther(String group, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Family family = Family.of(group);
    socket.join(address(group), interfaceTo(link));
    own(Client.in(net.host(), family.wildcard())).join(address(group), interfaceTo(link.other()));
    member(link.other(), family).send(at(group, socket), "from the other link");
    member(link, family).send(at(group, socket), "from the link");
    Received first = receive(socket);
    if (family == Family.IPV6 && first.text().equals("from the other link")) {
      // Linux goes by the group alone, as UdpSocketOptions.MULTICAST_ALL says.
      assertEquals(interfaceTo(link.other()).getIndex(), first.datagram().interfaceIndex());
      first = receive(socket);
    }
    assertEquals("from the link", first.text());
    assertEquals(interfaceTo(link).getIndex(), first.datagram().interfaceIndex());
  }

  @ParameterizedTest
  @MethodSource("everyGroupAndLink")
  @Tag(Tags.TRAIT)
  void whatAnotherSocketJoinedIsNotHeard(String group, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Family family = Family.of(group);
    Client neighbour =
        own(Client.in(net.host(), family.wildcard())).join(address(group), interfaceTo(link));
    Client client = member(link, family);
    client.send(at(group, socket), "not joined");
    client.send(at(group, neighbour.port()), "joined");
    assertEquals("joined", neighbour.receive().text());
    client.send(at(link.host(family, 1), socket), "to the host");
    assertEquals("to the host", receive(socket).text());
  }

  @ParameterizedTest
  @MethodSource("everyGroupAndLink")
  @Tag(Tags.TRAIT)
  void nothingIsHeardAfterTheDrop(String group, Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Family family = Family.of(group);
    MembershipKey key = socket.join(address(group), interfaceTo(link));
    Client client = member(link, family);
    client.send(at(group, socket), "joined");
    assertEquals("joined", receive(socket).text());
    key.drop();
    assertFalse(key.isValid());
    client.send(at(group, socket), "dropped");
    client.send(at(link.host(family, 2), socket), "to the host");
    assertEquals("to the host", receive(socket).text());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void aMembershipOutlivesTheDropOnTheOtherLink(Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    for (String group : GROUPS) {
      MembershipKey dropped = socket.join(address(group), interfaceTo(link));
      socket.join(address(group), interfaceTo(link.other()));
      dropped.drop();
      member(link.other(), Family.of(group)).send(at(group, socket), "still joined");
      assertEquals("still joined", receive(socket).text());
    }
  }
}
