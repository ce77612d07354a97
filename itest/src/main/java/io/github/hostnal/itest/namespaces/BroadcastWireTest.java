package io.github.hostnal.itest.namespaces;

import static java.net.StandardSocketOptions.SO_BROADCAST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Broadcasts of a subnet and of a link. */
@Tag(Tags.LOCAL_ADDRESS)
class BroadcastWireTest extends NamespaceTest {
  private static final String OF_THE_LINK = "255.255.255.255";

  static Stream<Arguments> everyBroadcastAndWay() {
    return Stream.of(Link.values())
        .flatMap(
            link ->
                Stream.of(link.broadcast(), OF_THE_LINK)
                    .flatMap(
                        to ->
                            Stream.of(ReplyWay.values()).map(way -> Arguments.of(link, to, way))));
  }

  private Client caller(Link link) {
    return client(link, Family.IPV4).set(SO_BROADCAST, true);
  }

  @ParameterizedTest
  @EnumSource
  void theDestinationIsTheBroadcastAddress(Link link) {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    Client client = caller(link);
    for (String all : new String[] {link.broadcast(), OF_THE_LINK}) {
      client.send(at(all, socket), "to all");
      Datagram in = receive(socket).datagram();
      assertEquals(at(all, socket), in.local());
      assertEquals(at(link.host(Family.IPV4, 1), socket), in.replyFrom());
      assertEquals(client.address(), in.remote());
      assertEquals(net.host().index(link.neighbour()), in.interfaceIndex());
    }
  }

  @ParameterizedTest
  @MethodSource("everyBroadcastAndWay")
  void theAnswerComesFromTheAddressOfTheLink(Link link, String all, ReplyWay way) {
    UnconnectedUdp socket = bindBothFamilies();
    Client client = caller(link);
    client.send(at(all, socket), "to all");
    way.answerOne(socket, "answer");
    Client.Packet answer = client.receive();
    assertEquals("answer", answer.text());
    assertEquals(at(link.host(Family.IPV4, 1), socket), answer.from());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void aSubnetIsReachedFromAChosenAddress(Link link) {
    Client listener = client(link, "0.0.0.0");
    UnconnectedUdp socket = bindBothFamilies();
    socket.setOption(SO_BROADCAST, true);
    InetSocketAddress from = at(link.host(Family.IPV4, 2), socket);
    InetSocketAddress all = at(link.broadcast(), listener.port());
    Await.result(socket.send(from, all, Payload.of("to all")));
    Client.Packet packet = listener.receive();
    assertEquals("to all", packet.text());
    assertEquals(from, packet.from());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void aLinkIsReachedThroughItsInterface(Link link) {
    Client listener = client(link, "0.0.0.0");
    UnconnectedUdp socket = bindBothFamilies();
    socket.setOption(SO_BROADCAST, true);
    Transmit toAll =
        Transmit.to(at(OF_THE_LINK, listener.port()), Payload.of("to all"))
            .withInterface(net.host().index(link.neighbour()));
    Await.result(socket.send(toAll));
    Client.Packet packet = listener.receive();
    assertEquals("to all", packet.text());
    assertEquals(at(link.host(Family.IPV4, 1), socket), packet.from());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void theOptionIsNeeded(Link link) {
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress all = at(link.broadcast(), 4711);
    IOException refused =
        Await.failure(
            IOException.class,
            socket.send(at(link.host(Family.IPV4, 1), socket), all, Payload.of("to all")));
    assertNames(refused, "EACCES", "SO_BROADCAST", link.broadcast());
    assertWorks(socket, link, link.host(Family.IPV4, 1));
  }
}
