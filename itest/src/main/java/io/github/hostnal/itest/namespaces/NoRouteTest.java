package io.github.hostnal.itest.namespaces;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks to which no route leads: the host has no default route. */
@Tag(Tags.ERRORS)
class NoRouteTest extends NamespaceTest {
  private String present = "";

  private static String nowhere(Family family) {
    return family.pick("192.0.2.1", "2001:db8::1");
  }

  private void addRoute(String type, Family family) {
    present = type + " " + family.pick("192.0.2.0/24", "2001:db8::/32");
    net.host().ip("route add " + present);
  }

  @AfterEach
  void deleteRoute() {
    if (!present.isEmpty()) {
      net.host().ip("route delete " + present);
    }
  }

  @ParameterizedTest
  @EnumSource
  void connect(Family family) {
    InetSocketAddress remote = at(nowhere(family), 4711);
    NoRouteToHostException refused =
        Await.failure(NoRouteToHostException.class, stack.udp().connect(remote));
    assertNames(refused, nowhere(family), 4711, "ENETUNREACH");
  }

  @ParameterizedTest
  @EnumSource
  void sendFromTheAddressThatTheSystemPicks(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    assertRefused(socket, at(family.wildcard(), socket), family, "ENETUNREACH");
  }

  @ParameterizedTest
  @EnumSource
  void sendFromAnAddressOfTheHost(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    for (String address : Link.RED.host(family)) {
      assertRefused(socket, at(address, socket), family, "ENETUNREACH");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendFromASocketOnOneAddress(Family family) {
    UnconnectedUdp socket = bindSingle(Link.RED.host(family, 1));
    assertRefused(socket, socket.localAddress(), family, "ENETUNREACH");
  }

  @ParameterizedTest
  @EnumSource
  void anUnreachableNetwork(Family family) {
    addRoute("unreachable", family);
    UnconnectedUdp socket = bindBothFamilies();
    assertRefused(socket, at(Link.RED.host(family, 1), socket), family, "EHOSTUNREACH");
    Await.failure(NoRouteToHostException.class, stack.udp().connect(at(nowhere(family), 4711)));
  }

  private void assertRefused(
      UnconnectedUdp socket, InetSocketAddress local, Family family, String symbol) {
    InetSocketAddress remote = at(nowhere(family), 4711);
    NoRouteToHostException refused =
        Await.failure(
            NoRouteToHostException.class, socket.send(local, remote, Payload.of("hello")));
    assertNames(refused, symbol, ":" + local.getPort() + " to ", nowhere(family), 4711);
    assertWorks(socket, Link.RED, Link.RED.host(family, 1));
  }

  /** What an administrator forbids has nothing to do with broadcast. */
  @ParameterizedTest
  @EnumSource
  void aForbiddenNetwork(Family family) {
    addRoute("prohibit", family);
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress local = at(Link.RED.host(family, 1), socket);
    IOException refused =
        Await.failure(
            IOException.class, socket.send(local, at(nowhere(family), 4711), Payload.of("hello")));
    assertNames(refused, "EACCES", nowhere(family));
    Assertions.assertFalse(
        refused.getMessage().contains("SO_BROADCAST"), () -> refused.getMessage());
    assertWorks(socket, Link.RED, Link.RED.host(family, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aConnectedSocketWhoseRouteGoesAndComesBack(Family family) {
    net.host().ip(route("add", family));
    present = family.pick("192.0.2.0/24", "2001:db8::/32");
    ConnectedUdp socket = own(Await.result(stack.udp().connect(at(nowhere(family), 4711))));
    Await.result(socket.send(Payload.of("hello")));
    deleteRoute();
    present = "";
    NoRouteToHostException refused =
        Await.failure(NoRouteToHostException.class, socket.send(Payload.of("hello")));
    assertNames(refused, nowhere(family), 4711);
    net.host().ip(route("add", family));
    present = family.pick("192.0.2.0/24", "2001:db8::/32");
    Await.result(socket.send(Payload.of("hello")));
  }

  private static String route(String verb, Family family) {
    return "route "
        + verb
        + " "
        + family.pick("192.0.2.0/24 via 10.71.1.10", "2001:db8::/32 via fd71:1::10");
  }
}
