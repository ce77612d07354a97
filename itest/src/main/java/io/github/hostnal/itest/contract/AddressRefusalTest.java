package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that make no sense: refused before the system is asked. */
@Tag(Tags.ERRORS)
class AddressRefusalTest extends ContractTest {
  private static final InetSocketAddress NAME = InetSocketAddress.createUnresolved("a.test", 5683);
  private static final InetSocketAddress ANY_PORT = Loopback.at(Loopback.IPV4, 0);

  @Test
  void unresolvedAddresses() {
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    Class<UnresolvedAddressException> expected = UnresolvedAddressException.class;
    Await.failure(expected, stack.udp().connect(NAME));
    Await.failure(expected, stack.udp().connectFrom(NAME, remote));
    Await.failure(expected, stack.udp().connectFrom(ANY_PORT, NAME));
    Await.failure(expected, stack.udp().bindSingle(NAME));
    Await.failure(expected, stack.udp().bindMultiple(NAME));
    assertEquals(0, stack.statistics().openSockets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void aWildcardAsRemote(String wildcard) {
    if (wildcard.equals("::")) {
      assumeUsable(Loopback.IPV6);
    }
    InetSocketAddress remote = Loopback.at(wildcard, 5683);
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    assertNames(Await.failure(expected, stack.udp().connect(remote)), 5683);
    InetSocketAddress any = Loopback.at(wildcard, 0);
    assertNames(Await.failure(expected, stack.udp().connectFrom(any, remote)), 5683);
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void portZeroAsRemote(String host) {
    InetSocketAddress remote = Loopback.at(host, 0);
    InetAddress address = remote.getAddress();
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    assertNames(Await.failure(expected, stack.udp().connect(remote)), address);
    InetSocketAddress any = Loopback.at(host, 0);
    assertNames(Await.failure(expected, stack.udp().connectFrom(any, remote)), address);
  }

  @Test
  void mixedFamilies() {
    assumeUsable(Loopback.IPV6);
    InetSocketAddress ipv6 = peer(Loopback.IPV6).address();
    InetSocketAddress ipv4 = peer(Loopback.IPV4).address();
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    IllegalArgumentException refused =
        Await.failure(expected, stack.udp().connectFrom(ANY_PORT, ipv6));
    assertNames(refused, Loopback.IPV4, ipv6.getPort());
    Await.failure(expected, stack.udp().connectFrom(Loopback.at("0.0.0.0", 0), ipv6));
    Await.failure(expected, stack.udp().connectFrom(Loopback.at(Loopback.IPV6, 0), ipv4));
    Await.failure(expected, stack.udp().connectFrom(Loopback.at("::", 0), ipv4));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void aPortOutOfRange(int port) {
    assertNames(
        Await.failure(IllegalArgumentException.class, stack.udp().bindMultiple(port)),
        port,
        65_535);
  }
}
