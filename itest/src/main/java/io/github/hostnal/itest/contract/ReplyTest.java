package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Capability;
import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer leaves from the address that was asked, so that a connected client takes it. */
@Tag(Tags.LOCAL_ADDRESS)
class ReplyTest extends ContractTest {

  @BeforeEach
  void needsLocalAddresses() {
    assumeCapable(Capability.RECEIVE_LOCAL_ADDRESS);
    assumeCapable(Capability.SEND_LOCAL_ADDRESS);
  }

  static Stream<Arguments> everyAddressAndWay() {
    return Loopback.all().stream()
        .flatMap(host -> Stream.of(ReplyWay.values()).map(way -> Arguments.of(host, way)));
  }

  @ParameterizedTest
  @MethodSource("everyAddressAndWay")
  void reachesAConnectedClient(String host, ReplyWay way) throws IOException {
    assumeUsable(host);
    UnconnectedUdp server = bindBothFamilies();
    InetSocketAddress asked = Loopback.at(host, server.localAddress());
    Peer client = peer(host.contains(":") ? host : Loopback.IPV4).connectTo(asked);
    client.send(asked, "request");
    way.answerOne(server, Payload.text("answer"));
    Peer.Packet answer = client.receive();
    assertEquals("answer", answer.text());
    assertEquals(asked, answer.from());
  }

  @ParameterizedTest
  @MethodSource("everyAddressAndWay")
  void leavesTheWildcardOfOneFamilyFromTheAddressAsked(String host, ReplyWay way)
      throws IOException {
    assumeUsable(host);
    UnconnectedUdp server = bindMultiple(Loopback.wildcardOf(host));
    InetSocketAddress asked = Loopback.at(host, server.localAddress());
    Peer client = peer(host.contains(":") ? host : Loopback.IPV4);
    client.send(asked, "request");
    way.answerOne(server, Payload.text("answer"));
    assertEquals(asked, client.receive().from());
  }

  @ParameterizedTest
  @MethodSource("io.github.hostnal.itest.contract.Loopback#all")
  void reachesAConnectedClientOfHostnal(String host) {
    assumeUsable(host);
    UnconnectedUdp server = bindBothFamilies();
    ConnectedUdp client = connect(Loopback.at(host, server.localAddress()));
    Await.result(client.send(Payload.text("request")));
    Datagram in = receive(server).datagram();
    assertEquals(client.localAddress(), in.remote());
    Await.result(server.send(in.replyFrom(), in.remote(), Payload.text("answer")));
    assertEquals("answer", Payload.textIn(receive(client)));
  }

  @Test
  void aConnectedClientDropsWhatComesFromElsewhere() throws IOException {
    assumeUsable("127.0.0.2");
    UnconnectedUdp server = bindMultiple("0.0.0.0");
    InetSocketAddress asked = Loopback.at("127.0.0.2", server.localAddress());
    Peer client = peer(Loopback.IPV4).connectTo(asked);
    InetSocketAddress elsewhere = Loopback.at(Loopback.IPV4, server.localAddress());
    Await.result(server.send(elsewhere, client.address(), Payload.text("from elsewhere")));
    Await.result(server.send(asked, client.address(), Payload.text("from the address asked")));
    assertEquals("from the address asked", client.receive().text());
  }

  @ParameterizedTest
  @MethodSource("io.github.hostnal.itest.contract.Loopback#all")
  void sendsFromAChosenAddressUnasked(String host) throws IOException {
    assumeUsable(host);
    UnconnectedUdp socket = bindBothFamilies();
    Peer peer = peer(host.contains(":") ? host : Loopback.IPV4);
    InetSocketAddress from = Loopback.at(host, socket.localAddress());
    Await.result(socket.send(from, peer.address(), Payload.text("news")));
    assertEquals(from, peer.receive().from());
  }

  @ParameterizedTest
  @MethodSource("io.github.hostnal.itest.contract.Loopback#all")
  void sendsFromAnAddressOfTheSystemsChoice(String host) throws IOException {
    assumeUsable(host);
    UnconnectedUdp socket = bindBothFamilies();
    Peer peer = peer(host);
    InetSocketAddress any = Loopback.at(Loopback.wildcardOf(host), socket.localAddress());
    Await.result(socket.send(any, peer.address(), Payload.text("news")));
    Peer.Packet packet = peer.receive();
    assertEquals("news", packet.text());
    assertEquals(socket.localAddress().getPort(), packet.from().getPort());
  }
}
