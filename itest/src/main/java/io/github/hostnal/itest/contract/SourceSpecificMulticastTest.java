package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups joined for one source (RFC 4607). */
@Tag(Tags.TRAIT)
class SourceSpecificMulticastTest extends MulticastContract {

  /** Tells whether groups can be joined for one source; if not, checks that it is refused. */
  private boolean isCapableOrRefuses(MulticastScene scene, String wildcard) {
    if (stack.capabilities().contains(Capability.SOURCE_SPECIFIC_MULTICAST)) {
      return true;
    }
    UnconnectedUdp socket = bindMultiple(wildcard);
    InetAddress source = scene.sources().get(0);
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class,
            () -> socket.join(scene.sourceSpecificGroup(0), scene.on(), source));
    assertNames(refused, Capability.SOURCE_SPECIFIC_MULTICAST);
    assertTrue(socket.join(scene.group(0), scene.on()).isValid());
    return false;
  }

  private MulticastScene sceneOfTwo(String wildcard) {
    MulticastScene scene = scene(wildcard);
    assumeTrue(scene.sources().size() > 1, () -> scene.on() + " has one address only");
    return scene;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void onlyTheSourceIsHeard(String wildcard) {
    MulticastScene scene = sceneOfTwo(wildcard);
    if (!isCapableOrRefuses(scene, wildcard)) {
      return;
    }
    UnconnectedUdp socket = bindMultiple(wildcard);
    InetAddress group = scene.sourceSpecificGroup(1);
    MembershipKey key = socket.join(group, scene.on(), scene.sources().get(1));
    assertEquals(scene.sources().get(1), key.sourceAddress());
    assertEquals(group, key.group());
    assertTrue(key.isValid());
    sender(scene, 0).send(to(group, socket), "from another");
    sender(scene, 1).send(to(group, socket), "from the source");
    assertEquals("from the source", receive(socket).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void severalSourcesOfOneGroupAreDroppedOneByOne(String wildcard) {
    MulticastScene scene = sceneOfTwo(wildcard);
    if (!isCapableOrRefuses(scene, wildcard)) {
      return;
    }
    UnconnectedUdp socket = bindMultiple(wildcard);
    InetAddress group = scene.sourceSpecificGroup(2);
    MembershipKey first = socket.join(group, scene.on(), scene.sources().get(0));
    MembershipKey second = socket.join(group, scene.on(), scene.sources().get(1));
    InetSocketAddress to = to(group, socket);
    sender(scene, 0).send(to, "first");
    assertEquals("first", receive(socket).text());
    first.drop();
    assertFalse(first.isValid());
    assertTrue(second.isValid());
    sender(scene, 0).send(to, "first, dropped");
    sender(scene, 1).send(to, "second");
    assertEquals("second", receive(socket).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theSourceIsAUnicastAddressOfTheFamily(String wildcard) {
    MulticastScene scene = scene(wildcard);
    if (!isCapableOrRefuses(scene, wildcard)) {
      return;
    }
    UnconnectedUdp socket = bindMultiple(wildcard);
    InetAddress group = scene.sourceSpecificGroup(3);
    InetAddress otherFamily = Loopback.address(wildcard.equals("::") ? "127.0.0.1" : "::1");
    for (InetAddress bad : new InetAddress[] {scene.group(9), otherFamily}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> socket.join(group, scene.on(), bad));
      assertNames(refused, bad);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void aMemberCannotJoinAgain(String wildcard) {
    MulticastScene scene = scene(wildcard);
    if (!isCapableOrRefuses(scene, wildcard)) {
      return;
    }
    UnconnectedUdp socket = bindMultiple(wildcard);
    InetAddress source = scene.sources().get(0);
    InetAddress bySource = scene.sourceSpecificGroup(4);
    socket.join(bySource, scene.on(), source);
    IllegalStateException twice =
        assertThrows(IllegalStateException.class, () -> socket.join(bySource, scene.on(), source));
    assertNames(twice, bySource);
    socket.join(scene.group(4), scene.on());
    assertThrows(
        IllegalStateException.class, () -> socket.join(scene.group(4), scene.on(), source));
  }
}
