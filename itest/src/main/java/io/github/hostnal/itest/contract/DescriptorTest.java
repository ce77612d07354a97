package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descriptors are not inherited by child processes, and are given back. */
class DescriptorTest extends ContractTest {
  @BeforeEach
  void needsToSeeThem() {
    Descriptors.assumeShown();
  }

  /**
   * Looks at the flag itself: a child of {@link ProcessBuilder} would have closed what it inherited
   * before anybody could see it.
   */
  @Test
  @Tag(Tags.HOST_SECURITY)
  void areNotInherited() throws IOException {
    Set<Integer> before = Descriptors.ofNetworkStacks().keySet();
    try (NetworkStack other = NetworkStack.open(StackOptions.defaults().eventLoops(2))) {
      UnconnectedUdp server = Await.result(other.udp().bindMultiple(0));
      Await.result(other.udp().connect(Loopback.at(Loopback.IPV4, server.localAddress())));
      server.receiveInto(ByteBuffer.allocate(8));
      Map<Integer, String> opened = Descriptors.ofNetworkStacks();
      opened.keySet().removeAll(before);
      assertFalse(opened.isEmpty());
      for (Map.Entry<Integer, String> descriptor : opened.entrySet()) {
        assertFalse(Descriptors.isInherited(descriptor.getKey()), descriptor::toString);
      }
    }
  }

  @Test
  @Tag(Tags.CLOSE)
  void areGivenBackByTheStack() {
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    for (int i = 0; i < 20; i++) {
      NetworkStack other = NetworkStack.open(StackOptions.defaults().eventLoops(3));
      Await.result(other.udp().bindMultiple(0)).receiveInto(ByteBuffer.allocate(8));
      other.close();
    }
    assertEquals(before, Descriptors.ofNetworkStacks());
  }

  @Test
  @Tag(Tags.CLOSE)
  void areGivenBackByTheSockets() {
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    for (int i = 0; i < 500; i++) {
      UnconnectedUdp server = Await.result(stack.udp().bindMultiple(0));
      var client =
          Await.result(stack.udp().connect(Loopback.at(Loopback.IPV4, server.localAddress())));
      Await.result(client.send(Payload.number(i)));
      assertEquals(i, receive(server).number());
      client.close();
      server.close();
    }
    assertEquals(before, Descriptors.ofNetworkStacks());
  }

  @Test
  @Tag(Tags.CLOSE)
  void areGivenBackByRefusedBinds() {
    UnconnectedUdp taken = bindBothFamilies();
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    for (int i = 0; i < 100; i++) {
      Await.done(stack.udp().bindMultiple(taken.localAddress().getPort()));
      Await.done(stack.udp().bindSingle(Loopback.at("198.51.100.99", 0)));
    }
    assertEquals(before, Descriptors.ofNetworkStacks());
  }
}
