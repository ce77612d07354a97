package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.MembershipKey;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interface that goes down, or away, while sockets live. */
@Tag(Tags.ERRORS)
class InterfaceChangeTest extends NamespaceTest {
  private static final String ADDRESSES =
      """
      addr add 10.71.9.%1$d/24 dev spare
      addr add fd71:9::%1$d/64 dev spare nodad
      addr add fe80::%1$d/64 dev spare nodad
      """;

  private Cable cable;
  private NetworkInterface spare;

  @BeforeEach
  void layCable() {
    cable = own(Cable.lay(net.host(), "spare", net.peer(Link.RED), "spare"));
    net.host().ipAddresses(ADDRESSES.formatted(1));
    net.peer(Link.RED).ipAddresses(ADDRESSES.formatted(10));
    spare = net.host().networkInterface("spare");
  }

  private static String here(Family family) {
    return family.pick("10.71.9.1", "fd71:9::1");
  }

  private InetSocketAddress peer(Family family) {
    return at(family.pick("10.71.9.10", "fd71:9::10"), 4711);
  }

  private InetAddress group(Family family) {
    return address(family.pick("239.71.0.3", "ff12::4713"));
  }

  private void assertWorks(UnconnectedUdp socket) {
    for (Family family : Family.values()) {
      assertWorks(socket, Link.BLUE, Link.BLUE.host(family, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentOnAnInterfaceThatIsDown(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    Transmit transmit =
        Transmit.to(peer(family), Payload.of("hello")).withInterface(spare.getIndex());
    Await.result(socket.send(transmit));
    cable.down();
    Transmit again = Transmit.to(peer(family), Payload.of("hello")).withInterface(spare.getIndex());
    NoRouteToHostException refused =
        Await.failure(NoRouteToHostException.class, socket.send(again));
    assertNames(refused, peer(family).getPort());
    assertWorks(socket);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentOnAnInterfaceThatIsGone(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    cable.close();
    Transmit transmit =
        Transmit.to(peer(family), Payload.of("hello")).withInterface(spare.getIndex());
    IOException refused = Await.failure(IOException.class, socket.send(transmit));
    assertNames(refused, "ENODEV", "interface " + spare.getIndex());
    assertWorks(socket);
  }

  @Test
  void nothingIsSentToAScopeThatIsGone() {
    UnconnectedUdp socket = bindSingle("fe80::1%spare");
    InetSocketAddress remote = at("fe80::10%spare", 4711);
    Await.result(socket.send(socket.localAddress(), remote, Payload.of("hello")));
    cable.close();
    IOException refused =
        Await.failure(
            IOException.class, socket.send(socket.localAddress(), remote, Payload.of("hello")));
    assertNames(refused, "fe80::1%" + spare.getIndex(), "interface " + spare.getIndex());
  }

  @ParameterizedTest
  @EnumSource
  void theAddressesOfAnInterfaceThatIsGoneAreGoneToo(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress from = at(here(family), socket);
    cable.close();
    InetSocketAddress reachable = at(Link.BLUE.peer(family), 4711);
    BindException refused =
        Await.failure(BindException.class, socket.send(from, reachable, Payload.of("hello")));
    assertNames(refused, here(family));
    assertWorks(socket);
  }

  @ParameterizedTest
  @EnumSource
  void noGroupIsJoinedOnAnInterfaceThatIsGone(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    cable.close();
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> socket.join(group(family), spare));
    assertNames(refused, "ENODEV", "spare", group(family).getHostAddress());
    assertWorks(socket);
  }

  @ParameterizedTest
  @EnumSource
  void aMembershipEndsWhereTheInterfaceIsGone(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    MembershipKey key = socket.join(group(family), spare);
    cable.close();
    try {
      key.drop();
    } catch (UncheckedIOException e) {
      assertNames(e, "spare"); // the system may refuse, and then says where
    }
    assertFalse(key.isValid());
    key.drop();
    assertWorks(socket);
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void aGroupJoinedOnAnInterfaceThatIsDownIsHeardWhenItIsUp(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    cable.down();
    socket.join(group(family), spare);
    cable.up();
    net.host().ipAddresses("addr replace fd71:9::1/64 dev spare nodad");
    Client client =
        own(Client.in(net.peer(Link.RED), peer(family).getAddress().getHostAddress()))
            .set(
                StandardSocketOptions.IP_MULTICAST_IF,
                net.peer(Link.RED).networkInterface("spare"));
    client.send(new InetSocketAddress(group(family), socket.localAddress().getPort()), "to all");
    assertEquals("to all", receive(socket).text());
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.TRAIT)
  void aSocketServesAnInterfaceThatIsUpAgain(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    cable.down();
    cable.up();
    net.host().ipAddresses("addr replace fd71:9::1/64 dev spare nodad");
    InetSocketAddress asked = at(here(family), socket);
    Client client =
        own(Client.in(net.peer(Link.RED), peer(family).getAddress().getHostAddress()))
            .connectTo(asked);
    client.send(asked, "request");
    answer(socket, receive(socket).datagram(), "answer");
    assertEquals("answer", client.receive().text());
  }
}
