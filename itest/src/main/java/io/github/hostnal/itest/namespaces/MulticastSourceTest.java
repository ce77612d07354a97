package io.github.hostnal.itest.namespaces;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hostnal.MembershipKey;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups joined for one source (RFC 4607), which is on the other end of the wire. */
@Tag(Tags.TRAIT)
class MulticastSourceTest extends NamespaceTest {
  private NetworkInterface red;

  @BeforeEach
  void findInterface() {
    red = net.host().networkInterface("red");
  }

  private InetAddress group(Family family) {
    return address(family.pick("232.71.0.1", "ff35::8000:4711"));
  }

  private void send(String from, UnconnectedUdp socket, String text) {
    Client client =
        client(Link.RED, from).set(IP_MULTICAST_IF, net.peer(Link.RED).networkInterface("host"));
    client.send(at(group(Family.of(from)).getHostAddress(), socket), text);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheSourceIsHeard(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    socket.join(group(family), red, address(Link.RED.peer(family)));
    send(Link.RED.otherPeer(family), socket, "from another");
    send(Link.RED.peer(family), socket, "from the source");
    Received received = receive(socket);
    assertEquals("from the source", received.text());
    assertEquals(address(Link.RED.peer(family)), received.datagram().remote().getAddress());
  }

  @ParameterizedTest
  @EnumSource
  void sourcesAreDroppedOneByOne(Family family) {
    UnconnectedUdp socket = bindBothFamilies();
    MembershipKey first = socket.join(group(family), red, address(Link.RED.peer(family)));
    MembershipKey second = socket.join(group(family), red, address(Link.RED.otherPeer(family)));
    send(Link.RED.peer(family), socket, "first");
    assertEquals("first", receive(socket).text());
    first.drop();
    assertFalse(first.isValid());
    send(Link.RED.peer(family), socket, "first, dropped");
    send(Link.RED.otherPeer(family), socket, "second");
    assertEquals("second", receive(socket).text());
    second.drop();
    send(Link.RED.otherPeer(family), socket, "second, dropped");
    assertWorks(socket, Link.RED, Link.RED.host(family, 1));
  }
}
