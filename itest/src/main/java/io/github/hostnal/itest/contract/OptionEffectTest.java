package io.github.hostnal.itest.contract;

import static io.github.hostnal.UdpSocketOptions.BOUND_INTERFACE;
import static io.github.hostnal.UdpSocketOptions.DONT_FRAGMENT;
import static io.github.hostnal.UdpSocketOptions.FREE_BIND;
import static io.github.hostnal.UdpSocketOptions.HOP_LIMIT;
import static io.github.hostnal.UdpSocketOptions.PATH_MTU;
import static io.github.hostnal.UdpSocketOptions.RECEIVE_DROPS;
import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostnal's own options do, and options that a socket gets before it is bound. */
@Tag(Tags.TRAIT)
class OptionEffectTest extends ContractTest {
  private static final int LARGEST_IPV4_PACKET = 65_535;

  /** Tells whether there is an option; if there is not, checks that it is refused. */
  private boolean isThereOrRefused(SocketOption<?> option) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    if (socket.supportedOptions().contains(option)) {
      return true;
    }
    assertNames(
        assertThrows(UnsupportedOperationException.class, () -> socket.getOption(option)), option);
    assertWorks(socket);
    return false;
  }

  /** The same for an option that can be set. */
  private <T> boolean isThereOrRefused(SocketOption<T> option, T value) throws IOException {
    if (isThereOrRefused(option)) {
      return true;
    }
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Class<UnsupportedOperationException> expected = UnsupportedOperationException.class;
    assertNames(assertThrows(expected, () -> socket.setOption(option, value)), option);
    SocketOptions options = SocketOptions.of(option, value);
    assertNames(assertThrows(expected, () -> stack.udp().with(options)), option);
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void thePathMtuOfLoopbackIsTheInterfaces(String host) throws IOException {
    assumeUsable(host);
    if (!isThereOrRefused(PATH_MTU)) {
      return;
    }
    ConnectedUdp socket = connect(peer(host).address());
    int most = host.contains(":") ? Integer.MAX_VALUE : LARGEST_IPV4_PACKET;
    int mtu = Math.min(Loopback.networkInterface().getMTU(), most);
    assertEquals(mtu, socket.getOption(PATH_MTU));
  }

  @Test
  void whatIsLargerThanTheMtuIsNotFragmentedAgainstItsWill() throws IOException {
    assumeUsable(Loopback.IPV6);
    if (!isThereOrRefused(DONT_FRAGMENT, true)) {
      return;
    }
    int headers = 48;
    assumeTrue(
        Loopback.networkInterface().getMTU() < Payload.LARGEST_IPV6 + headers,
        "every datagram fits into the MTU");
    Peer peer = peer(Loopback.IPV6);
    ConnectedUdp socket = connect(peer.address());
    ByteBuffer data = ByteBuffer.allocate(Payload.LARGEST_IPV6);
    socket.setOption(DONT_FRAGMENT, true);
    assertNames(Await.failure(IOException.class, socket.send(data)), "EMSGSIZE");
    socket.setOption(DONT_FRAGMENT, false);
    Await.result(socket.send(data));
    assertEquals(Payload.LARGEST_IPV6, peer.receive().bytes().length);
  }

  @Test
  void aForeignAddressCanBeBoundOnRequest() throws IOException {
    if (!isThereOrRefused(FREE_BIND, true)) {
      return;
    }
    InetSocketAddress foreign = Loopback.at("198.51.100.99", 0);
    Await.failure(BindException.class, stack.udp().bindSingle(foreign));
    UdpStack free = stack.udp().with(SocketOptions.of(FREE_BIND, true));
    UnconnectedUdp socket = own(Await.result(free.bindSingle(foreign)));
    assertEquals(foreign.getAddress(), socket.localAddress().getAddress());
  }

  @Test
  void theBoundInterfaceIsTheOnlyOne() throws IOException {
    NetworkInterface loopback = Loopback.networkInterface();
    if (!isThereOrRefused(BOUND_INTERFACE, loopback)) {
      return;
    }
    assertNull(bindSingle(Loopback.IPV4).getOption(BOUND_INTERFACE));
    UdpStack onLoopback = stack.udp().with(SocketOptions.of(BOUND_INTERFACE, loopback));
    UnconnectedUdp socket = own(Await.result(onLoopback.bindMultiple(0)));
    assertEquals(loopback, socket.getOption(BOUND_INTERFACE));
    UnconnectedUdp ipv4 = own(Await.result(onLoopback.bindMultiple(Loopback.at("0.0.0.0", 0))));
    assertWorks(ipv4);
  }

  @Test
  void dropsAreCounted() throws IOException {
    if (!isThereOrRefused(RECEIVE_DROPS)) {
      return;
    }
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    assertEquals(0L, socket.getOption(RECEIVE_DROPS));
    socket.setOption(SO_RCVBUF, 4096);
    Peer peer = peer(Loopback.IPV4);
    byte[] bytes = new byte[1000];
    for (int i = 0; i < 100; i++) {
      peer.send(socket.localAddress(), bytes);
    }
    long received = 0;
    while (received + socket.getOption(RECEIVE_DROPS) < 100) {
      receive(socket);
      received++;
    }
    assertEquals(100 - received, socket.getOption(RECEIVE_DROPS));
  }

  @Test
  void optionsGivenToTheFactoryAreOfItsSocketsOnly() {
    UdpStack marked = stack.udp().with(SocketOptions.of(IP_TOS, 0x20).and(HOP_LIMIT, 7));
    InetSocketAddress any = Loopback.at(Loopback.IPV4, 0);
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    for (var socket :
        List.of(
            own(Await.result(marked.bindSingle(any))),
            own(Await.result(marked.bindMultiple(any))),
            own(Await.result(marked.bindMultiple(0))),
            own(Await.result(marked.connect(remote))),
            own(Await.result(marked.connectFrom(any, remote))))) {
      assertEquals(0x20, socket.getOption(IP_TOS));
      assertEquals(7, socket.getOption(HOP_LIMIT));
    }
    assertEquals(0, bindSingle(Loopback.IPV4).getOption(IP_TOS));
  }

  @Test
  void laterOptionsReplaceEarlierOnes() {
    UdpStack marked = stack.udp().with(SocketOptions.of(IP_TOS, 0x20));
    UdpStack limited = marked.with(SocketOptions.of(HOP_LIMIT, 7));
    UnconnectedUdp socket = own(Await.result(limited.bindSingle(Loopback.at(Loopback.IPV4, 0))));
    assertEquals(7, socket.getOption(HOP_LIMIT));
    assertEquals(0, socket.getOption(IP_TOS));
  }

  @Test
  @Tag(Tags.ERRORS)
  void badOptionsAreRefusedByTheFactory() {
    SocketOptions bad = SocketOptions.of(HOP_LIMIT, 256);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> stack.udp().with(bad));
    assertNames(refused, "HOP_LIMIT", 256);
  }
}
