package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups: what is joined is received, and answered from a unicast address. */
class MulticastTest extends MulticastContract {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.LOCAL_ADDRESS)
  void theDestinationIsTheGroup(String wildcard) {
    MulticastScene scene = scene(wildcard);
    assumeCapable(Capability.RECEIVE_LOCAL_ADDRESS);
    UnconnectedUdp socket = bindMultiple(wildcard);
    socket.join(scene.group(1), scene.on());
    sender(scene, 0).send(to(scene.group(1), socket), "to the group");
    Received received = receive(socket);
    assertEquals("to the group", received.text());
    Datagram datagram = received.datagram();
    assertEquals(to(scene.group(1), socket), datagram.local());
    assertEquals(scene.sources().get(0), datagram.remote().getAddress());
    assertFalse(datagram.replyFrom().getAddress().isMulticastAddress());
    assertEquals(socket.localAddress().getPort(), datagram.replyFrom().getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.LOCAL_ADDRESS)
  void theInterfaceIsTheOneJoined(String wildcard) {
    MulticastScene scene = scene(wildcard);
    assumeCapable(Capability.RECEIVE_INTERFACE);
    UnconnectedUdp socket = bindMultiple(wildcard);
    socket.join(scene.group(1), scene.on());
    sender(scene, 0).send(to(scene.group(1), socket), "to the group");
    assertEquals(scene.on().getIndex(), receive(socket).datagram().interfaceIndex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.LOCAL_ADDRESS)
  void replyFromIsAnAddressOfTheInterface(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindMultiple(wildcard);
    socket.join(scene.group(1), scene.on());
    sender(scene, 0).send(to(scene.group(1), socket), "to the group");
    InetAddress replyFrom = receive(socket).datagram().replyFrom().getAddress();
    boolean ipv4 = replyFrom.getAddress().length == 4;
    if (ipv4 && stack.capabilities().contains(Capability.RECEIVE_REPLY_ADDRESS)) {
      assertTrue(scene.sources().contains(replyFrom), () -> "replyFrom is " + replyFrom);
    } else {
      assertTrue(
          replyFrom.isAnyLocalAddress() || scene.sources().contains(replyFrom),
          () -> "replyFrom is " + replyFrom);
    }
  }

  @ParameterizedTest
  @EnumSource(ReplyWay.class)
  @Tag(Tags.LOCAL_ADDRESS)
  void anIpv4AnswerLeavesFromAUnicastAddress(ReplyWay way) throws IOException {
    assertAnswered(scene("0.0.0.0"), way);
  }

  @ParameterizedTest
  @EnumSource(ReplyWay.class)
  @Tag(Tags.LOCAL_ADDRESS)
  void anIpv6AnswerLeavesFromAUnicastAddress(ReplyWay way) throws IOException {
    assertAnswered(scene("::"), way);
  }

  private void assertAnswered(MulticastScene scene, ReplyWay way) throws IOException {
    UnconnectedUdp socket = bindBothFamilies();
    socket.join(scene.group(1), scene.on());
    Peer sender = sender(scene, 0);
    sender.send(to(scene.group(1), socket), "to the group");
    way.answerOne(socket, Payload.text("answer"));
    Peer.Packet answer = sender.receive();
    assertEquals("answer", answer.text());
    assertEquals(socket.localAddress().getPort(), answer.from().getPort());
    assertTrue(scene.sources().contains(answer.from().getAddress()), () -> "from " + answer.from());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.TRAIT)
  void onlyWhatWasJoinedIsReceived(String wildcard) {
    MulticastScene scene = scene(wildcard);
    SocketOptions shared = SocketOptions.of(SO_REUSEADDR, true);
    UnconnectedUdp first =
        own(Await.result(stack.udp().with(shared).bindMultiple(Loopback.at(wildcard, 0))));
    UnconnectedUdp second =
        own(Await.result(stack.udp().with(shared).bindMultiple(first.localAddress())));
    first.join(scene.group(1), scene.on());
    second.join(scene.group(2), scene.on());
    Peer sender = sender(scene, 0);
    sender.send(to(scene.group(1), first), "to the first");
    sender.send(to(scene.group(2), first), "to the second");
    assertEquals("to the first", receive(first).text());
    assertEquals("to the second", receive(second).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.TRAIT)
  void nothingIsReceivedAfterTheDrop(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindMultiple(wildcard);
    MembershipKey dropped = socket.join(scene.group(1), scene.on());
    MembershipKey kept = socket.join(scene.group(2), scene.on());
    dropped.drop();
    dropped.drop();
    assertFalse(dropped.isValid());
    assertTrue(kept.isValid());
    Peer sender = sender(scene, 0);
    sender.send(to(scene.group(1), socket), "dropped");
    sender.send(to(scene.group(2), socket), "kept");
    assertEquals("kept", receive(socket).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.TRAIT)
  void aGroupCanBeJoinedAgainAfterTheDrop(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindMultiple(wildcard);
    socket.join(scene.group(1), scene.on()).drop();
    socket.join(scene.group(1), scene.on());
    sender(scene, 0).send(to(scene.group(1), socket), "hello again");
    assertEquals("hello again", receive(socket).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.TRAIT)
  void theKeyTellsWhatWasJoinedUntilTheSocketIsClosed(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindMultiple(wildcard);
    MembershipKey key = socket.join(scene.group(1), scene.on());
    assertEquals(scene.group(1), key.group());
    assertEquals(scene.on(), key.networkInterface());
    assertNull(key.sourceAddress());
    assertTrue(key.isValid());
    socket.close();
    assertFalse(key.isValid());
    key.drop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  @Tag(Tags.TRAIT)
  void aSocketOfBothFamiliesJoinsGroupsOfEach(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindBothFamilies();
    MembershipKey key = socket.join(scene.group(1), scene.on());
    InetSocketAddress group = to(scene.group(1), socket);
    sender(scene, 0).send(group, "to the group");
    assertEquals(group, receive(socket).datagram().local());
    key.drop();
    assertFalse(key.isValid());
  }
}
