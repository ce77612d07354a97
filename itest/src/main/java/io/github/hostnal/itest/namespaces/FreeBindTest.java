package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sockets on an address that the host does not have yet. */
@Tag(Tags.TRAIT)
class FreeBindTest extends NamespaceTest {
  private String present = "";

  private static String address(Family family) {
    return Link.RED.address(family, 78);
  }

  private UdpStack free() {
    return stack.udp().with(SocketOptions.of(UdpSocketOptions.FREE_BIND, true));
  }

  private void add(Family family) {
    present = address(family) + family.pick("/24", "/64") + " dev red";
    net.host().ipAddresses("addr add " + present + family.pick("", " nodad"));
  }

  @AfterEach
  void removeAddress() {
    if (!present.isEmpty()) {
      net.host().ip("addr delete " + present);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOptionIsNeeded(Family family) {
    InetSocketAddress local = at(address(family), 0);
    BindException refused = Await.failure(BindException.class, stack.udp().bindSingle(local));
    assertNames(refused, address(family), "EADDRNOTAVAIL");
  }

  @ParameterizedTest
  @EnumSource
  void theAddressIsServedAsSoonAsItIsThere(Family family) {
    InetSocketAddress local = at(address(family), 0);
    UnconnectedUdp socket = own(Await.result(free().bindSingle(local)));
    assertEquals(local.getAddress(), socket.localAddress().getAddress());
    add(family);
    assertWorks(socket, Link.RED, address(family));
  }

  /** Linux sends IPv6 from an address that is not there yet, IPv4 does not: ip(7). */
  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void sendingBeforeTheAddressIsThere(Family family) {
    UnconnectedUdp one = own(Await.result(free().bindSingle(at(address(family), 0))));
    assertSendsOrRefuses(one, one.localAddress(), family);
    UnconnectedUdp all = own(Await.result(free().bindMultiple(0)));
    assertSendsOrRefuses(all, at(address(family), all), family);
  }

  private void assertSendsOrRefuses(UnconnectedUdp socket, InetSocketAddress from, Family family) {
    Client client = client(Link.RED, family);
    CompletableFuture<Void> sent = socket.send(from, client.address(), Payload.of("hello"));
    if (family == Family.IPV4) {
      assertNames(Await.failure(BindException.class, sent), address(family));
    } else {
      Await.result(sent);
      assertEquals(from, client.receive().from());
    }
  }
}
