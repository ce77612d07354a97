package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.Capability;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the system cannot do fails and names the capability; what it can do is told beforehand. */
@Tag(Tags.NOTHING_IGNORED)
class CapabilityTest extends ContractTest {

  /** An option that nobody has. */
  private record NoSuchOption(String name, Class<Integer> type) implements SocketOption<Integer> {}

  private static final SocketOption<Integer> NO_SUCH =
      new NoSuchOption("NO_SUCH_OPTION", Integer.class);

  @Test
  void theSetIsFixed() {
    Set<Capability> capabilities = stack.capabilities();
    Set<Capability> copy = EnumSet.copyOf(capabilities);
    assertThrows(UnsupportedOperationException.class, capabilities::clear);
    assertEquals(copy, stack.capabilities());
  }

  @Test
  void ipv6IsToldAsTheHostHasIt() {
    assertEquals(Loopback.usable(Loopback.IPV6), stack.capabilities().contains(Capability.IPV6));
  }

  @Test
  void ipv6WithoutItIsRefused() {
    if (stack.capabilities().contains(Capability.IPV6)) {
      bindSingle(Loopback.IPV6);
      return;
    }
    UnsupportedOperationException refused =
        Await.failure(
            UnsupportedOperationException.class,
            stack.udp().bindSingle(Loopback.at(Loopback.IPV6, 0)));
    assertNames(refused, Capability.IPV6);
  }

  @Test
  void unknownOptionsAreRefused() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Class<UnsupportedOperationException> expected = UnsupportedOperationException.class;
    assertNames(assertThrows(expected, () -> socket.getOption(NO_SUCH)), "NO_SUCH_OPTION");
    assertNames(assertThrows(expected, () -> socket.setOption(NO_SUCH, 1)), "NO_SUCH_OPTION");
    SocketOptions options = SocketOptions.of(NO_SUCH, 1);
    assertNames(assertThrows(expected, () -> stack.udp().with(options)), "NO_SUCH_OPTION");
    assertWorks(socket);
  }

  @Test
  void optionsOfTcpAreRefused() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class,
            () -> socket.setOption(StandardSocketOptions.TCP_NODELAY, true));
    assertNames(refused, "TCP_NODELAY");
  }

  @Test
  void tcpAndDnsAreThereOrRefused() {
    assertThereOrRefused(Capability.TCP, stack::tcp);
    assertThereOrRefused(Capability.DNS, stack::dns);
  }

  private void assertThereOrRefused(Capability capability, Runnable call) {
    if (stack.capabilities().contains(capability)) {
      call.run();
    } else {
      assertNames(assertThrows(UnsupportedOperationException.class, call::run), capability);
    }
  }
}
