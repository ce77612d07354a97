package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static java.net.StandardSocketOptions.IP_MULTICAST_LOOP;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.Capability;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending to groups, and the options that steer it. */
@Tag(Tags.TRAIT)
class MulticastSendTest extends MulticastContract {

  private UnconnectedUdp member(MulticastScene scene, String wildcard) {
    UnconnectedUdp member = bindMultiple(wildcard);
    member.join(scene.group(1), scene.on());
    return member;
  }

  private UnconnectedUdp sender(MulticastScene scene) {
    InetSocketAddress source = new InetSocketAddress(scene.sources().get(0), 0);
    return own(Await.result(stack.udp().bindSingle(source)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theInterfaceOptionSaysWhere(String wildcard) {
    MulticastScene scene = scene(wildcard);
    UnconnectedUdp member = member(scene, wildcard);
    UnconnectedUdp sender = sender(scene);
    sender.setOption(IP_MULTICAST_IF, scene.on());
    sender.setOption(IP_MULTICAST_TTL, 0);
    assertEquals(scene.on(), sender.getOption(IP_MULTICAST_IF));
    InetSocketAddress group = to(scene.group(1), member);
    Await.result(sender.send(sender.localAddress(), group, Payload.text("by option")));
    Received received = receive(member);
    assertEquals("by option", received.text());
    assertEquals(sender.localAddress(), received.datagram().remote());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theInterfaceOfATransmitSaysWhere(String wildcard) {
    MulticastScene scene = scene(wildcard);
    boolean ipv6 = wildcard.equals("::");
    Capability needed = ipv6 ? Capability.SEND_INTERFACE_IPV6 : Capability.SEND_INTERFACE_IPV4;
    int index = scene.on().getIndex();
    String host = ipv6 ? Loopback.IPV6 : Loopback.IPV4;
    if (!isCapableOrRefuses(needed, host, transmit -> transmit.withInterface(index))) {
      return;
    }
    UnconnectedUdp member = member(scene, wildcard);
    UnconnectedUdp sender = sender(scene);
    sender.setOption(IP_MULTICAST_TTL, 0);
    Transmit transmit =
        Transmit.to(to(scene.group(1), member), Payload.text("by transmit")).withInterface(index);
    Await.result(sender.send(transmit));
    assertEquals("by transmit", receive(member).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void withoutLoopNothingComesBack(String wildcard) {
    scene(wildcard);
    MulticastScene scene =
        MulticastScene.all(wildcard)
            .filter(one -> !one.isOnLoopback())
            .findFirst()
            .orElseGet(() -> abort("no interface but loopback takes multicast"));
    UnconnectedUdp member = member(scene, wildcard);
    UnconnectedUdp sender = sender(scene);
    sender.setOption(IP_MULTICAST_IF, scene.on());
    sender.setOption(IP_MULTICAST_TTL, 0);
    InetSocketAddress group = to(scene.group(1), member);
    sender.setOption(IP_MULTICAST_LOOP, false);
    Await.result(sender.send(sender.localAddress(), group, Payload.text("not looped")));
    sender.setOption(IP_MULTICAST_LOOP, true);
    Await.result(sender.send(sender.localAddress(), group, Payload.text("looped")));
    assertEquals("looped", receive(member).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theMulticastHopLimitIsSeen(String wildcard) {
    MulticastScene scene = scene(wildcard);
    assumeCapable(Capability.RECEIVE_HOP_LIMIT);
    UnconnectedUdp member = member(scene, wildcard);
    UnconnectedUdp sender = sender(scene);
    sender.setOption(IP_MULTICAST_IF, scene.on());
    InetSocketAddress group = to(scene.group(1), member);
    for (int hops : new int[] {0, 1}) {
      sender.setOption(IP_MULTICAST_TTL, hops);
      Await.result(sender.send(sender.localAddress(), group, Payload.text("hops")));
      assertEquals(hops, receive(member).datagram().hopLimit());
    }
  }
}
