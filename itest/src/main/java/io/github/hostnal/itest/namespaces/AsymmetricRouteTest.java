package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes in on one link is answered on the other, from the address that was asked. */
@Tag(Tags.LOCAL_ADDRESS)
class AsymmetricRouteTest extends NamespaceTest {

  private static String far(Family family) {
    return family.pick("10.71.3.10", "fd71:3::10");
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Family.values())
        .flatMap(family -> Stream.of(ReplyWay.values()).map(way -> Arguments.of(family, way)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void reachesAConnectedClient(Family family, ReplyWay way) {
    UnconnectedUdp server = bindBothFamilies();
    for (String address : Link.RED.host(family)) {
      InetSocketAddress asked = at(address, server);
      Client client = own(Client.in(net.far(), far(family))).connectTo(asked);
      client.send(asked, "request");
      way.answerOne(server, "answer");
      assertEquals("answer", client.receive().text());
    }
  }

  /** The client is hostnal's too, since a socket of the JDK cannot tell the way that it came. */
  @ParameterizedTest
  @EnumSource
  void theAnswerTakesTheOtherWay(Family family) {
    UnconnectedUdp server = bindBothFamilies();
    InetSocketAddress asked = at(Link.RED.host(family, 2), server);
    UnconnectedUdp client = bindIn(net.far(), far(family));
    Await.result(client.send(client.localAddress(), asked, Payload.of("request")));
    Datagram request = receive(server).datagram();
    assertEquals(asked, request.local());
    assertEquals(net.host().index("red"), request.interfaceIndex());
    answer(server, request, "answer");
    Datagram answer = receive(client).datagram();
    assertEquals(asked, answer.remote());
    assertEquals(net.far().index("blue"), answer.interfaceIndex());
  }

  /** A client of one link asks for the address that the host has on the other. */
  @ParameterizedTest
  @EnumSource
  void anAddressOfTheOtherLinkIsAnsweredOnTheClientsLink(Family family) {
    UnconnectedUdp server = bindBothFamilies();
    UnconnectedUdp client = bindIn(net.peer(Link.RED), Link.RED.peer(family));
    InetSocketAddress asked = at(Link.BLUE.host(family, 2), server);
    Await.result(client.send(client.localAddress(), asked, Payload.of("request")));
    Datagram request = receive(server).datagram();
    assertEquals(asked, request.replyFrom());
    answer(server, request, "answer");
    Datagram answer = receive(client).datagram();
    assertEquals(asked, answer.remote());
    assertEquals(net.peer(Link.RED).index("host"), answer.interfaceIndex());
  }

  /** Without this, the other tests would prove nothing: the system could be answering right. */
  @ParameterizedTest
  @EnumSource
  void aServerOfTheJdkAnswersFromTheOtherLinksAddress(Family family) {
    Client server = own(Client.in(net.host(), family.wildcard()));
    Client client = own(Client.in(net.far(), far(family)));
    InetSocketAddress asked = at(Link.RED.host(family, 1), server.port());
    client.send(asked, "request");
    server.send(server.receive().from(), "answer");
    Client.Packet answer = client.receive();
    assertEquals("answer", answer.text());
    assertNotEquals(asked, answer.from());
  }
}
