package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wildcard server answers from each address of the host, on both links. */
@Tag(Tags.LOCAL_ADDRESS)
class WildcardReplyTest extends NamespaceTest {

  static Stream<Arguments> everyAddressFromBothLinks() {
    return Stream.of(Link.values())
        .flatMap(link -> Link.allOfHost().stream().map(asked -> Arguments.of(asked, link)));
  }

  static Stream<Arguments> everyAddressFromBothLinksInEveryWay() {
    return everyAddressFromBothLinks()
        .flatMap(
            asked ->
                Stream.of(ReplyWay.values())
                    .map(way -> Arguments.of(asked.get()[0], asked.get()[1], way)));
  }

  /** Returns a server for one family, and one for both. */
  private List<UnconnectedUdp> servers(String asked) {
    return List.of(bindMultiple(Family.of(asked).wildcard()), bindBothFamilies());
  }

  @ParameterizedTest
  @MethodSource("everyAddressFromBothLinks")
  void theLocalAddressIsTheOneAsked(String asked, Link link) {
    for (UnconnectedUdp server : servers(asked)) {
      Client client = client(link, Family.of(asked));
      client.send(at(asked, server), "request");
      Datagram in = receive(server).datagram();
      assertEquals(at(asked, server), in.local());
      assertEquals(at(asked, server), in.replyFrom());
      assertEquals(client.address(), in.remote());
      assertEquals(net.host().index(link.neighbour()), in.interfaceIndex());
    }
  }

  @ParameterizedTest
  @MethodSource("everyAddressFromBothLinksInEveryWay")
  void reachesAConnectedClient(String asked, Link link, ReplyWay way) {
    for (UnconnectedUdp server : servers(asked)) {
      InetSocketAddress address = at(asked, server);
      Client client = client(link, Family.of(asked)).connectTo(address);
      client.send(address, "request");
      way.answerOne(server, "answer");
      assertEquals("answer", client.receive().text());
    }
  }

  @ParameterizedTest
  @MethodSource("everyAddressFromBothLinksInEveryWay")
  void anUnconnectedClientSeesTheAddressAsked(String asked, Link link, ReplyWay way) {
    for (UnconnectedUdp server : servers(asked)) {
      Client client = client(link, Family.of(asked));
      client.send(at(asked, server), "request");
      way.answerOne(server, "answer");
      assertEquals(at(asked, server), client.receive().from());
    }
  }

  /** Without this, the other tests would prove nothing: the system could be answering right. */
  @ParameterizedTest
  @MethodSource("addressesThatTheSystemDoesNotPrefer")
  void aServerOfTheJdkAnswersFromAnotherAddress(String asked, Link link) {
    Family family = Family.of(asked);
    Client server = own(Client.in(net.host(), family.wildcard()));
    Client client = client(link, family);
    client.send(at(asked, server.port()), "request");
    Client.Packet request = server.receive();
    server.send(request.from(), "answer");
    Client.Packet answer = client.receive();
    assertEquals("answer", answer.text());
    assertNotEquals(at(asked, server.port()), answer.from());
  }

  static Stream<Arguments> addressesThatTheSystemDoesNotPrefer() {
    return Stream.of(
        Arguments.of(Link.RED.host(Family.IPV4, 2), Link.RED),
        Arguments.of(Link.BLUE.host(Family.IPV4, 1), Link.RED),
        Arguments.of(Link.RED.host(Family.IPV4, 1), Link.BLUE),
        Arguments.of(Link.BLUE.host(Family.IPV6, 1), Link.RED),
        Arguments.of(Link.RED.host(Family.IPV6, 2), Link.BLUE));
  }
}
