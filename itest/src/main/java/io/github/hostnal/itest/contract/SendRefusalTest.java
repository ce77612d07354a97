package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams that cannot be sent: refused, and the socket works on. */
@Tag(Tags.ERRORS)
class SendRefusalTest extends ContractTest {

  /** Checks both forms of send, and that nothing has happened to the buffer or the socket. */
  private <E extends Exception> E assertRefused(
      Class<E> type, UnconnectedUdp socket, InetSocketAddress local, InetSocketAddress remote)
      throws IOException {
    ByteBuffer data = Payload.text("not to be sent");
    E refused = Await.failure(type, socket.send(local, remote, data));
    Await.failure(type, socket.send(Transmit.to(remote, data).from(local)));
    assertEquals(0, data.position(), "position after a send that was refused");
    assertWorks(socket);
    return refused;
  }

  @Test
  void fromAnotherPort() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    int own = socket.localAddress().getPort();
    int other = own == 65_535 ? 65_534 : own + 1;
    IllegalArgumentException refused =
        assertRefused(
            IllegalArgumentException.class,
            socket,
            Loopback.at(Loopback.IPV4, other),
            peer(Loopback.IPV4).address());
    assertNames(refused, own, other);
  }

  @Test
  void toAnUnresolvedAddress() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress name = InetSocketAddress.createUnresolved("a.test", 5683);
    assertRefused(UnresolvedAddressException.class, socket, socket.localAddress(), name);
  }

  @Test
  void fromAnUnresolvedAddress() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress name =
        InetSocketAddress.createUnresolved("a.test", socket.localAddress().getPort());
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    assertRefused(UnresolvedAddressException.class, socket, name, remote);
  }

  @Test
  void toTheWildcard() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    IllegalArgumentException refused =
        assertRefused(
            IllegalArgumentException.class,
            socket,
            socket.localAddress(),
            Loopback.at("0.0.0.0", 5683));
    assertNames(refused, "0.0.0.0", 5683);
  }

  @Test
  void toPortZero() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    IllegalArgumentException refused =
        assertRefused(
            IllegalArgumentException.class,
            socket,
            socket.localAddress(),
            Loopback.at("127.0.0.1", 0));
    assertNames(refused, "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, "0.0.0.0"})
  void toIpv6FromAnIpv4Socket(String host) throws IOException {
    UnconnectedUdp socket = bindMultiple(host);
    InetSocketAddress remote = Loopback.at(Loopback.IPV6, 5683);
    IllegalArgumentException refused =
        assertRefused(IllegalArgumentException.class, socket, socket.localAddress(), remote);
    assertNames(refused, 5683);
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV6, "::"})
  void toIpv4FromAnIpv6Socket(String host) throws IOException {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp socket = bindMultiple(host);
    InetSocketAddress remote = Loopback.at(Loopback.IPV4, 5683);
    IllegalArgumentException refused =
        assertRefused(IllegalArgumentException.class, socket, socket.localAddress(), remote);
    assertNames(refused, Loopback.IPV4, 5683);
  }

  @Test
  void fromOneFamilyToTheOther() throws IOException {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp socket = bindBothFamilies();
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    InetSocketAddress ipv4 = Loopback.at(Loopback.IPV4, socket.localAddress());
    InetSocketAddress ipv6 = Loopback.at(Loopback.IPV6, socket.localAddress());
    assertRefused(expected, socket, ipv4, peer(Loopback.IPV6).address());
    assertRefused(expected, socket, ipv6, peer(Loopback.IPV4).address());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void moreThanADatagramHolds(String host) throws IOException {
    assumeUsable(host);
    int most = host.contains(":") ? Payload.LARGEST_IPV6 : Payload.LARGEST_IPV4;
    InetSocketAddress remote = peer(host).address();
    UnconnectedUdp socket = bindSingle(host);
    ConnectedUdp connected = connect(remote);
    for (int length : new int[] {most + 1, 65_536, 1_000_000}) {
      for (ByteBuffer data :
          new ByteBuffer[] {ByteBuffer.allocate(length), ByteBuffer.allocateDirect(length)}) {
        IOException refused =
            Await.failure(IOException.class, socket.send(socket.localAddress(), remote, data));
        assertNames(refused, "EMSGSIZE");
        assertNames(Await.failure(IOException.class, connected.send(data)), "EMSGSIZE");
        assertEquals(0, data.position());
      }
    }
    assertWorks(socket);
    Await.result(connected.send(Payload.text("fits")));
  }
}
