package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.SO_BROADCAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.Capability;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datagrams to the broadcast address of the loopback network. */
@Tag(Tags.LOCAL_ADDRESS)
class BroadcastTest extends ContractTest {
  private static final String BROADCAST = "127.255.255.255";

  private Peer sender;

  @BeforeEach
  void needsBroadcastOnLoopback() throws IOException {
    assumeCapable(Capability.RECEIVE_LOCAL_ADDRESS);
    sender = peer(Loopback.IPV4);
    sender.channel().setOption(SO_BROADCAST, true);
    try (Peer probe = Peer.on("0.0.0.0")) {
      probe.channel().socket().setSoTimeout(1000);
      sender.channel().send(Payload.text("probe"), Loopback.at(BROADCAST, probe.address()));
      byte[] room = new byte[10];
      probe.channel().socket().receive(new DatagramPacket(room, room.length));
    } catch (IOException e) {
      abort("no broadcast on loopback here: " + e);
    }
  }

  @Test
  void theDestinationIsTheBroadcastAddressAndReplyFromAUnicastOne() throws IOException {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    sender.send(Loopback.at(BROADCAST, socket.localAddress()), "to all");
    Datagram datagram = receive(socket).datagram();
    assertEquals(Loopback.at(BROADCAST, socket.localAddress()), datagram.local());
    assertEquals(socket.localAddress().getPort(), datagram.replyFrom().getPort());
    if (stack.capabilities().contains(Capability.RECEIVE_REPLY_ADDRESS)) {
      assertEquals(Loopback.at(Loopback.IPV4, socket.localAddress()), datagram.replyFrom());
    } else {
      assertTrue(datagram.replyFrom().getAddress().isAnyLocalAddress());
    }
  }

  @ParameterizedTest
  @EnumSource(ReplyWay.class)
  void anAnswerLeavesFromTheUnicastAddress(ReplyWay way) throws IOException {
    UnconnectedUdp socket = bindBothFamilies();
    sender.send(Loopback.at(BROADCAST, socket.localAddress()), "to all");
    way.answerOne(socket, Payload.text("answer"));
    Peer.Packet answer = sender.receive();
    assertEquals("answer", answer.text());
    assertEquals(Loopback.at(Loopback.IPV4, socket.localAddress()), answer.from());
  }

  @Test
  void sendingTakesTheOption() {
    UnconnectedUdp receiver = bindMultiple("0.0.0.0");
    InetSocketAddress all = Loopback.at(BROADCAST, receiver.localAddress());
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    socket.setOption(SO_BROADCAST, false);
    IOException refused =
        Await.failure(
            IOException.class, socket.send(socket.localAddress(), all, Payload.text("to all")));
    assertNames(refused, "EACCES", BROADCAST);
    socket.setOption(SO_BROADCAST, true);
    Await.result(socket.send(socket.localAddress(), all, Payload.text("to all")));
    Received received = receive(receiver);
    assertEquals("to all", received.text());
    assertEquals(socket.localAddress(), received.datagram().remote());
  }
}
