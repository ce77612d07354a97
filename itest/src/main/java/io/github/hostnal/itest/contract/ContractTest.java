package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.StackFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;

/** What the tests of UDP need. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ContractTest extends StackFixture {
  /** What a socket received. */
  record Received(Datagram datagram, ByteBuffer payload) {
    String text() {
      return Payload.textIn(payload);
    }

    int number() {
      return Payload.numberIn(payload);
    }
  }

  final Peer peer(String host) {
    return own(Peer.on(host));
  }

  final UnconnectedUdp bindSingle(String host) {
    return own(Await.result(stack.udp().bindSingle(Loopback.at(host, 0))));
  }

  final UnconnectedUdp bindMultiple(String host) {
    return own(Await.result(stack.udp().bindMultiple(Loopback.at(host, 0))));
  }

  final UnconnectedUdp bindBothFamilies() {
    return own(Await.result(stack.udp().bindMultiple(0)));
  }

  final ConnectedUdp connect(InetSocketAddress remote) {
    return own(Await.result(stack.udp().connect(remote)));
  }

  final Received receive(UnconnectedUdp socket) {
    ByteBuffer buffer = ByteBuffer.allocate(Payload.LARGEST_IPV6);
    Datagram datagram = Await.result(socket.receiveInto(buffer));
    return new Received(datagram, buffer.flip());
  }

  final ByteBuffer receive(ConnectedUdp socket) {
    ByteBuffer buffer = ByteBuffer.allocate(Payload.LARGEST_IPV6);
    Await.result(socket.receiveInto(buffer));
    return buffer.flip();
  }

  final void assumeCapable(Capability capability) {
    assumeTrue(stack.capabilities().contains(capability), () -> "the stack lacks " + capability);
  }

  /** Windows tells a receive of what ICMP says, but no send. */
  final void assumeSendsFailOnIcmpErrors() {
    assumeCapable(Capability.PORT_UNREACHABLE);
    assumeFalse(stack.provider().equals("windows"), "Windows tells receives only");
  }

  final void assumeUsable(String host) {
    if (host.contains(":")) {
      assumeCapable(Capability.IPV6);
    }
    Loopback.assumeUsable(host);
  }

  /** Tells whether the stack can do something; if it cannot, checks that it refuses to. */
  final boolean isCapableOrRefuses(
      Capability capability, String host, UnaryOperator<Transmit> choice) {
    assumeUsable(host);
    if (stack.capabilities().contains(capability)) {
      return true;
    }
    UnconnectedUdp sender = bindSingle(host);
    Transmit transmit = Transmit.to(peer(host).address(), Payload.text("refused"));
    UnsupportedOperationException refused =
        Await.failure(UnsupportedOperationException.class, sender.send(choice.apply(transmit)));
    assertNames(refused, capability);
    return false;
  }

  /** Checks that a socket takes a request and gives an answer, whatever happened before. */
  final void assertWorks(UnconnectedUdp socket) throws IOException {
    InetSocketAddress local = socket.localAddress();
    String host =
        local.getAddress().isAnyLocalAddress()
            ? (local.getAddress().getAddress().length == 4 ? Loopback.IPV4 : Loopback.IPV6)
            : local.getAddress().getHostAddress();
    try (Peer peer = Peer.on(host)) {
      peer.send(Loopback.at(host, local), "still there?");
      Received request = receive(socket);
      assertEquals("still there?", request.text());
      Datagram datagram = request.datagram();
      Await.result(socket.send(datagram.replyFrom(), datagram.remote(), Payload.text("yes")));
      assertEquals("yes", peer.receive().text());
    }
  }

  /** Checks that a message says which values are wrong: addresses, names, numbers. */
  static void assertNames(Throwable failure, Object... values) {
    String message = String.valueOf(failure.getMessage());
    for (Object value : values) {
      assertTrue(isNamed(message, value), () -> "no \"" + value + "\" in: " + message);
    }
  }

  /** IPv6 addresses may be written in full or in short. */
  private static boolean isNamed(String message, Object value) {
    return value instanceof InetAddress address
        ? message.contains(address.getHostAddress()) || message.contains(Loopback.brief(address))
        : message.contains(String.valueOf(value));
  }
}
