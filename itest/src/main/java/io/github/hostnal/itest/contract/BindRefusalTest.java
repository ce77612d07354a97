package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local addresses that the system refuses: {@link BindException}, with the address. */
@Tag(Tags.ERRORS)
class BindRefusalTest extends ContractTest {
  /** For documentation only (RFC 5737, RFC 3849): no host has them. */
  private static final String FOREIGN_IPV4 = "198.51.100.99";

  private static final String FOREIGN_IPV6 = "2001:db8::99";

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void aPortInUse(String host) {
    assumeUsable(host);
    InetSocketAddress taken = peer(host).address();
    assertRefused(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {FOREIGN_IPV4, FOREIGN_IPV6})
  void anAddressOfNoInterface(String foreign) {
    assumeUsable(foreign.contains(":") ? Loopback.IPV6 : Loopback.IPV4);
    assertRefused(Loopback.at(foreign, Loopback.closedPort(Loopback.IPV4)));
  }

  private void assertRefused(InetSocketAddress local) {
    InetAddress host = local.getAddress();
    BindException single = Await.failure(BindException.class, stack.udp().bindSingle(local));
    assertNames(single, host, local.getPort());
    BindException multiple = Await.failure(BindException.class, stack.udp().bindMultiple(local));
    assertNames(multiple, host, local.getPort());
    String remoteHost = host instanceof Inet6Address ? Loopback.IPV6 : Loopback.IPV4;
    InetSocketAddress remote = peer(remoteHost).address();
    BindException connected =
        Await.failure(BindException.class, stack.udp().connectFrom(local, remote));
    assertNames(connected, host, local.getPort());
    assertEquals(0, stack.statistics().openSockets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void aPortInUseInOneFamilyOfTwo(String wildcard) {
    assumeUsable(Loopback.IPV6);
    Peer taken = peer(wildcard);
    int port = taken.address().getPort();
    BindException refused = Await.failure(BindException.class, stack.udp().bindMultiple(port));
    assertNames(refused, port);
    assertEquals(0, stack.statistics().openSockets());
    taken.close();
    own(Await.result(stack.udp().bindMultiple(port)));
  }

  @Test
  void aPrivilegedPort() throws IOException {
    InetSocketAddress echo = Loopback.at(Loopback.IPV4, 7);
    try {
      Peer.bound(echo).close();
      abort("this program may use ports below 1024, or the host has no privileged ones");
    } catch (SocketException e) {
      BindException refused = Await.failure(BindException.class, stack.udp().bindSingle(echo));
      assertNames(refused, Loopback.IPV4, 7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FOREIGN_IPV4, FOREIGN_IPV6})
  void sendingFromAnAddressOfNoInterface(String foreign) throws IOException {
    String host = foreign.contains(":") ? Loopback.IPV6 : Loopback.IPV4;
    assumeUsable(host);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress from = Loopback.at(foreign, socket.localAddress());
    BindException refused =
        Await.failure(
            BindException.class,
            socket.send(from, peer(host).address(), Payload.text("from nowhere")));
    assertNames(refused, Loopback.address(foreign));
    assertWorks(socket);
  }
}
