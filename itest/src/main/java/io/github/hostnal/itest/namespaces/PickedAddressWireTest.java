package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address {@code bindSingle} picks, on hosts with two interfaces, one, or none. */
@Tag(Tags.LOCAL_ADDRESS)
class PickedAddressWireTest extends NamespaceTest {
  private static final String TWO_INTERFACES =
      """
      link add first type veth peer name first-end
      link add second type veth peer name second-end
      link set first up
      link set first-end up
      link set second up
      link set second-end up
      addr add 10.71.21.1/24 dev first
      addr add 10.71.21.2/24 dev first
      addr add fd71:21::1/64 dev first nodad
      addr add 10.71.22.1/24 dev second
      addr add 10.71.22.2/24 dev second
      addr add fd71:22::1/64 dev second nodad
      addr add fd71:22::2/64 dev second nodad
      """;

  private static final List<String> FIRST = List.of("10.71.21.1", "10.71.21.2", "fd71:21::1");

  private static final List<String> SECOND =
      List.of("10.71.22.1", "10.71.22.2", "fd71:22::1", "fd71:22::2");

  private Namespace host;
  private NetworkStack there;

  @BeforeEach
  void makeHost() {
    host = own(Namespace.create("picked"));
    there = own(host.call(NetworkStack::open));
  }

  private CompletableFuture<UnconnectedUdp> bind(Family family) {
    return host.call(() -> there.udp().bindSingle(host.at(family.wildcard(), 0)));
  }

  private String picked(Family family) {
    try (UnconnectedUdp socket = Await.result(bind(family))) {
      return socket.localAddress().getAddress().getHostAddress();
    }
  }

  private void assertPicked(String expected) {
    assertEquals(fullForm(expected), picked(Family.of(expected)));
  }

  @ParameterizedTest
  @EnumSource
  void theAddressFromWhichTheDefaultRouteLeaves(Family family) {
    host.ipAddresses(TWO_INTERFACES);
    host.ip(family.pick("route add default via 10.71.22.9", "route add ::/0 via fd71:22::9"));
    assertAnyOf(SECOND, family, picked(family));
  }

  private void assertAnyOf(List<String> literals, Family family, String picked) {
    List<String> expected =
        literals.stream()
            .filter(literal -> Family.of(literal) == family)
            .map(this::fullForm)
            .toList();
    assertTrue(expected.contains(picked), () -> picked + " is not one of " + expected);
  }

  private String fullForm(String literal) {
    return host.at(literal, 0).getAddress().getHostAddress();
  }

  @ParameterizedTest
  @EnumSource
  void theSourceThatTheDefaultRoutePrefers(Family family) {
    host.ipAddresses(TWO_INTERFACES);
    for (int i = 1; i <= 2; i++) {
      host.ip(
          family.pick(
              "route replace default via 10.71.22.9 src 10.71.22." + i,
              "route replace ::/0 via fd71:22::9 src fd71:22::" + i));
      assertPicked(family.pick("10.71.22." + i, "fd71:22::" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutADefaultRouteThatOfTheFirstInterfaceWhichIsUp(boolean firstIsUp) throws Exception {
    host.ipAddresses(TWO_INTERFACES);
    if (!firstIsUp) {
      host.ip("link set first down");
    }
    List<String> picked = PickAddresses.in(host);
    assertAnyOf(firstIsUp ? FIRST : SECOND, Family.IPV4, picked.get(0));
    assertAnyOf(firstIsUp ? FIRST : SECOND, Family.IPV6, picked.get(1));
  }

  /** Of several addresses of an interface the first is the one that the system itself prefers. */
  @Test
  void theFirstAddressOfTheInterface() {
    host.ipAddresses(TWO_INTERFACES + "link set first down\n");
    assertPicked("10.71.22.1");
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnInterfaceTheLoopbackAddress(Family family) {
    assertPicked(family.pick("127.0.0.1", "::1"));
  }

  @ParameterizedTest
  @EnumSource
  @Tag(Tags.ERRORS)
  void withoutAnyAddressNone(Family family) {
    host.ip("link set lo down\naddr flush dev lo");
    BindException refused = Await.failure(BindException.class, bind(family));
    assertNames(refused, "EADDRNOTAVAIL");
  }
}
