package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.MembershipKey;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be joined. */
@Tag(Tags.ERRORS)
class MembershipRefusalTest extends MulticastContract {
  private final NetworkInterface loopback = Loopback.networkInterface();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.0.2.99", "255.255.255.255"})
  void anAddressThatIsNoGroup(String address) throws IOException {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    InetAddress unicast = Loopback.address(address);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> socket.join(unicast, loopback));
    assertNames(refused, address);
    assertWorks(socket);
  }

  @Test
  void aGroupOfTheOtherFamily() throws IOException {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    InetAddress ipv6 = Loopback.address("ff12::4711");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> socket.join(ipv6, loopback));
    assertNames(refused, ipv6);
    assertWorks(socket);
  }

  @Test
  void anIpv4GroupOnAnIpv6Socket() throws IOException {
    assumeUsable(Loopback.IPV6);
    UnconnectedUdp socket = bindMultiple("::");
    InetAddress ipv4 = Loopback.address("239.255.71.1");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> socket.join(ipv4, loopback));
    assertNames(refused, "239.255.71.1");
    assertWorks(socket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void aGroupThatWasJoinedAlready(String wildcard) throws IOException {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp socket = bindMultiple(wildcard);
    MembershipKey key = socket.join(scene.group(1), scene.on());
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> socket.join(scene.group(1), scene.on()));
    assertNames(refused, scene.group(1));
    key.drop();
    socket.join(scene.group(1), scene.on());
    assertWorks(socket);
  }

  @Test
  void nothing() {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    InetAddress group = Loopback.address("239.255.71.1");
    assertThrows(NullPointerException.class, () -> socket.join(null, loopback));
    assertThrows(NullPointerException.class, () -> socket.join(group, null));
    assertThrows(NullPointerException.class, () -> socket.join(group, loopback, null));
  }

  @Test
  void aGroupOnAClosedSocket() {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    socket.close();
    InetAddress group = Loopback.address("239.255.71.1");
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> socket.join(group, loopback));
    assertInstanceOf(ClosedChannelException.class, refused.getCause());
  }
}
