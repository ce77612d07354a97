package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_REUSEPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.Datagram;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody shares a port with a socket of hostnal's unless both asked for it. */
@Tag(Tags.HOST_SECURITY)
class AddressReuseTest extends ContractTest {

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6, "0.0.0.0", "::"})
  void thePortIsTakenUnlessAskedOtherwise(String host) {
    assumeUsable(host);
    UnconnectedUdp first = bindMultiple(host);
    assertFalse(first.getOption(SO_REUSEADDR));
    Await.failure(BindException.class, stack.udp().bindMultiple(first.localAddress()));
  }

  @Test
  void thePortOfBothFamiliesIsTakenInEach() {
    UnconnectedUdp first = bindBothFamilies();
    int port = first.localAddress().getPort();
    Await.failure(BindException.class, stack.udp().bindMultiple(port));
    Await.failure(BindException.class, stack.udp().bindSingle(Loopback.at(Loopback.IPV4, port)));
    if (Loopback.usable(Loopback.IPV6)) {
      Await.failure(BindException.class, stack.udp().bindSingle(Loopback.at(Loopback.IPV6, port)));
    }
  }

  @Test
  void anotherProgramCannotTakeThePortByAskingAlone() throws IOException {
    UnconnectedUdp first = bindMultiple("0.0.0.0");
    try (DatagramChannel thief = DatagramChannel.open(StandardProtocolFamily.INET)) {
      thief.setOption(SO_REUSEADDR, true);
      if (thief.supportedOptions().contains(SO_REUSEPORT)) {
        thief.setOption(SO_REUSEPORT, true);
      }
      InetSocketAddress address = Loopback.at("0.0.0.0", first.localAddress());
      assertThrows(BindException.class, () -> thief.bind(address));
    }
  }

  @Test
  void whoAsksForItSharesThePort() {
    UdpStack sharing = stack.udp().with(SocketOptions.of(SO_REUSEADDR, true));
    UnconnectedUdp first = own(Await.result(sharing.bindMultiple(Loopback.at("0.0.0.0", 0))));
    UnconnectedUdp second = own(Await.result(sharing.bindMultiple(first.localAddress())));
    assertEquals(first.localAddress(), second.localAddress());
    Await.failure(BindException.class, stack.udp().bindMultiple(first.localAddress()));
  }

  @Test
  void socketsThatReuseAPortShareItsDatagrams() {
    UnconnectedUdp probe = bindSingle(Loopback.IPV4);
    if (!probe.supportedOptions().contains(SO_REUSEPORT)) {
      assertNames(
          assertThrows(
              UnsupportedOperationException.class, () -> probe.setOption(SO_REUSEPORT, true)),
          SO_REUSEPORT);
      return;
    }
    UdpStack sharing = stack.udp().with(SocketOptions.of(SO_REUSEPORT, true));
    UnconnectedUdp first = own(Await.result(sharing.bindMultiple(Loopback.at("0.0.0.0", 0))));
    UnconnectedUdp second = own(Await.result(sharing.bindMultiple(first.localAddress())));
    CompletableFuture<Datagram> one = first.receiveInto(ByteBuffer.allocate(8));
    CompletableFuture<Datagram> other = second.receiveInto(ByteBuffer.allocate(8));
    InetSocketAddress to = Loopback.at(Loopback.IPV4, first.localAddress());
    Await.until(
        "both sockets got a datagram",
        () -> {
          try (Peer peer = Peer.on(Loopback.IPV4)) {
            peer.send(to, 1);
          }
          return one.isDone() && other.isDone();
        });
  }
}
