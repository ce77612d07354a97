package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Link-local addresses, which are the same on both links: the scope alone tells them apart. */
@Tag(Tags.LOCAL_ADDRESS)
class LinkLocalTest extends NamespaceTest {

  /** Returns the host's address on a link as the host writes it. */
  private static String here(Link link) {
    return Link.HOST_LINK_LOCAL + "%" + link.neighbour();
  }

  /** Returns the neighbour's address as the host writes it. */
  private static String there(Link link) {
    return Link.PEER_LINK_LOCAL + "%" + link.neighbour();
  }

  private Client linkLocalClient(Link link) {
    return client(link, Link.PEER_LINK_LOCAL + "%host");
  }

  /** Returns the host's address as its neighbours write it. */
  private InetSocketAddress fromAfar(Link link, int port) {
    return net.peer(link).at(Link.HOST_LINK_LOCAL + "%host", port);
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Link.values())
        .flatMap(link -> Stream.of(ReplyWay.values()).map(way -> Arguments.of(link, way)));
  }

  @ParameterizedTest
  @EnumSource
  void bothAddressesHaveTheScopeOfTheLink(Link link) {
    UnconnectedUdp server = bindBothFamilies();
    Client client = linkLocalClient(link);
    client.send(fromAfar(link, server.localAddress().getPort()), "request");
    Datagram in = receive(server).datagram();
    assertAddress(at(here(link), server), in.local());
    assertAddress(at(here(link), server), in.replyFrom());
    assertAddress(at(there(link), client.port()), in.remote());
    assertEquals(net.host().index(link.neighbour()), in.interfaceIndex());
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aWildcardServerReachesAConnectedClient(Link link, ReplyWay way) {
    for (UnconnectedUdp server : new UnconnectedUdp[] {bindMultiple("::"), bindBothFamilies()}) {
      InetSocketAddress asked = fromAfar(link, server.localAddress().getPort());
      Client client = linkLocalClient(link).connectTo(asked);
      client.send(asked, "request");
      way.answerOne(server, "answer");
      assertEquals("answer", client.receive().text());
    }
  }

  /** Two clients with the same address and port: only the scope leads the answers home. */
  @Test
  void twinsOnTwoLinksEachGetTheirOwnAnswer() {
    UnconnectedUdp server = bindBothFamilies();
    Client red = linkLocalClient(Link.RED);
    Client blue = own(Client.in(net.peer(Link.BLUE), Link.PEER_LINK_LOCAL + "%host", red.port()));
    red.send(fromAfar(Link.RED, server.localAddress().getPort()), "red");
    Received first = receive(server);
    blue.send(fromAfar(Link.BLUE, server.localAddress().getPort()), "blue");
    Received second = receive(server);
    answer(server, second.datagram(), "to " + second.text());
    answer(server, first.datagram(), "to " + first.text());
    assertEquals("to red", red.receive().text());
    assertEquals("to blue", blue.receive().text());
  }

  @ParameterizedTest
  @EnumSource
  void aSocketOnOneLinkHearsThatLinkOnly(Link link) {
    UnconnectedUdp socket = bindSingle(here(link));
    assertAddress(at(here(link), socket), socket.localAddress());
    int port = socket.localAddress().getPort();
    linkLocalClient(link.other()).send(fromAfar(link.other(), port), "from the other link");
    Client client = linkLocalClient(link);
    client.send(fromAfar(link, port), "request");
    Received request = receive(socket);
    assertEquals("request", request.text());
    answer(socket, request.datagram(), "answer");
    assertEquals("answer", client.receive().text());
  }

  @ParameterizedTest
  @EnumSource
  void connectPicksTheAddressOfTheLink(Link link) {
    Client peer = linkLocalClient(link);
    InetSocketAddress remote = at(there(link), peer.port());
    ConnectedUdp socket = own(Await.result(stack.udp().connect(remote)));
    assertAddress(remote, socket.remoteAddress());
    assertAddress(at(here(link), socket.localAddress().getPort()), socket.localAddress());
    assertExchanges(socket, peer);
  }

  @ParameterizedTest
  @EnumSource
  void connectFromAnAddressOfTheLink(Link link) {
    Client peer = linkLocalClient(link);
    ConnectedUdp socket =
        own(Await.result(stack.udp().connectFrom(at(here(link), 0), at(there(link), peer.port()))));
    assertAddress(at(here(link), socket.localAddress().getPort()), socket.localAddress());
    assertExchanges(socket, peer);
  }

  /** The scope of either address says which link. */
  @ParameterizedTest
  @EnumSource
  void theLocalScopeIsEnoughToSend(Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Client peer = linkLocalClient(link);
    InetSocketAddress unscoped = at(Link.PEER_LINK_LOCAL, peer.port());
    Await.result(socket.send(at(here(link), socket), unscoped, Payload.of("hello")));
    assertEquals("hello", peer.receive().text());
  }

  @ParameterizedTest
  @EnumSource
  void theRemoteScopeIsEnoughToSend(Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    Client peer = linkLocalClient(link);
    InetSocketAddress unscoped = at(Link.HOST_LINK_LOCAL, socket);
    Await.result(socket.send(unscoped, at(there(link), peer.port()), Payload.of("hello")));
    Client.Packet packet = peer.receive();
    assertEquals("hello", packet.text());
    assertEquals(address(Link.HOST_LINK_LOCAL), packet.from().getAddress());
  }

  /** A client may ask a global address from its link-local one, and the other way round. */
  @ParameterizedTest
  @EnumSource
  void scopesMix(Link link) {
    UnconnectedUdp server = bindBothFamilies();
    InetSocketAddress global = at(link.host(Family.IPV6, 2), server);
    Client local = linkLocalClient(link).connectTo(global);
    local.send(global, "request");
    answer(server, receive(server).datagram(), "from global to link-local");
    assertEquals("from global to link-local", local.receive().text());
    InetSocketAddress linkLocal = fromAfar(link, server.localAddress().getPort());
    Client routed = client(link, Family.IPV6).connectTo(linkLocal);
    routed.send(linkLocal, "request");
    answer(server, receive(server).datagram(), "from link-local to global");
    assertEquals("from link-local to global", routed.receive().text());
  }
}
