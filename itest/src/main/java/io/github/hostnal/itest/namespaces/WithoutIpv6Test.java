package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host whose administrator has switched IPv6 off. */
@Tag(Tags.LOCAL_ADDRESS)
class WithoutIpv6Test extends NamespaceTest {
  private Namespace host;
  private NetworkStack there;

  @BeforeEach
  void makeHost() {
    host = own(Namespace.create("without"));
    host.sysctl("net/ipv6/conf/all/disable_ipv6", 1);
    host.sysctl("net/ipv6/conf/default/disable_ipv6", 1);
    own(Cable.lay(host, "red", net.peer(Link.RED), "without"));
    host.ip("addr add 10.71.8.1/24 dev red\naddr add 10.71.8.2/24 dev red");
    net.peer(Link.RED).ip("addr add 10.71.8.10/24 dev without");
    there = own(host.call(NetworkStack::open));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.71.8.1", "10.71.8.2"})
  void aSocketOfBothFamiliesServesIpv4(String address) {
    UnconnectedUdp socket = own(host.call(() -> Await.result(there.udp().bindMultiple(0))));
    InetSocketAddress asked = at(address, socket);
    Client client = client(Link.RED, "10.71.8.10").connectTo(asked);
    client.send(asked, "request");
    Received request = receive(socket);
    assertEquals(asked, request.datagram().local());
    answer(socket, request.datagram(), "answer");
    assertEquals("answer", client.receive().text());
  }

  @Test
  void aPickedAddressIsTheInterfaces() {
    UnconnectedUdp socket =
        own(host.call(() -> Await.result(there.udp().bindSingle(host.at("0.0.0.0", 0)))));
    assertEquals("10.71.8.1", socket.localAddress().getAddress().getHostAddress());
  }

  @Test
  @Tag(Tags.ERRORS)
  void noIpv6AddressCanBePicked() {
    Await.failure(BindException.class, host.call(() -> there.udp().bindSingle(host.at("::", 0))));
  }

  @Test
  @Tag(Tags.ERRORS)
  void noIpv6PeerCanBeReached() {
    InetSocketAddress remote = at(Link.RED.peer(Family.IPV6), 4711);
    IOException refused =
        Await.failure(IOException.class, host.call(() -> there.udp().connect(remote)));
    assertNames(refused, Link.RED.peer(Family.IPV6), 4711);
  }
}
