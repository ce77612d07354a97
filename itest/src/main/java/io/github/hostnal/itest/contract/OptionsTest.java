package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static java.net.StandardSocketOptions.IP_MULTICAST_LOOP;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_BROADCAST;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.UdpSocket;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option that a socket has can be read, and written where it is not a measurement. */
@Tag(Tags.TRAIT)
class OptionsTest extends ContractTest {
  private static final Set<SocketOption<?>> STANDARD =
      Set.of(
          SO_RCVBUF,
          SO_SNDBUF,
          SO_REUSEADDR,
          SO_BROADCAST,
          IP_TOS,
          IP_MULTICAST_IF,
          IP_MULTICAST_TTL,
          IP_MULTICAST_LOOP);

  private static final Set<SocketOption<?>> MEASUREMENTS =
      Set.of(UdpSocketOptions.PATH_MTU, UdpSocketOptions.RECEIVE_DROPS);

  private List<UdpSocket> socketsOfEveryKind() {
    return List.of(
        bindSingle(Loopback.IPV4),
        bindMultiple("0.0.0.0"),
        bindBothFamilies(),
        connect(peer(Loopback.IPV4).address()));
  }

  @Test
  void theStandardOnesAreThere() {
    for (UdpSocket socket : socketsOfEveryKind()) {
      Set<SocketOption<?>> options = socket.supportedOptions();
      assertTrue(options.containsAll(STANDARD), options::toString);
      assertThrows(UnsupportedOperationException.class, options::clear);
    }
  }

  @Test
  void eachCanBeReadAndWrittenBack() {
    for (UdpSocket socket : socketsOfEveryKind()) {
      for (SocketOption<?> option : socket.supportedOptions()) {
        if (!MEASUREMENTS.contains(option)) {
          readAndWriteBack(socket, option);
        }
      }
    }
  }

  private static <T> void readAndWriteBack(UdpSocket socket, SocketOption<T> option) {
    T value = socket.getOption(option);
    if (value == null) {
      assertEquals(NetworkInterface.class, option.type(), () -> option + " is null");
    } else {
      assertInstanceOf(option.type(), value);
      socket.setOption(option, value);
      if (!option.equals(SO_RCVBUF) && !option.equals(SO_SNDBUF)) {
        assertEquals(value, socket.getOption(option), option::toString);
      }
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    for (UdpSocket socket : socketsOfEveryKind()) {
      assertWritten(socket, SO_BROADCAST, true, false);
      assertWritten(socket, SO_REUSEADDR, true, false);
      assertWritten(socket, IP_TOS, 0x10, 0xb8, 0);
      assertWritten(socket, IP_MULTICAST_TTL, 0, 1, 255);
      assertWritten(socket, IP_MULTICAST_LOOP, false, true);
      assertWritten(socket, UdpSocketOptions.HOP_LIMIT, 1, 64, 255);
      assertWritten(socket, UdpSocketOptions.DONT_FRAGMENT, true, false);
      assertWritten(socket, UdpSocketOptions.MULTICAST_ALL, true, false);
    }
  }

  @SafeVarargs
  private static <T> void assertWritten(UdpSocket socket, SocketOption<T> option, T... values) {
    if (!socket.supportedOptions().contains(option)) {
      assertThrows(UnsupportedOperationException.class, () -> socket.setOption(option, values[0]));
      return;
    }
    for (T value : values) {
      assertEquals(socket, socket.setOption(option, value));
      assertEquals(value, socket.getOption(option), () -> option + " of " + socket);
    }
  }

  @Test
  void bufferSizesAreAtLeastWhatWasAskedForWithinTheSystemsLimits() {
    for (UdpSocket socket : socketsOfEveryKind()) {
      for (SocketOption<Integer> option : List.of(SO_RCVBUF, SO_SNDBUF)) {
        socket.setOption(option, 8_192);
        int small = socket.getOption(option);
        socket.setOption(option, 65_536);
        int large = socket.getOption(option);
        assertTrue(small >= 8_192 && large >= 65_536, () -> option + " " + small + " " + large);
      }
    }
  }

  @Test
  void multicastIsReceivedByThoseOnlyWhoJoined() {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    if (socket.supportedOptions().contains(UdpSocketOptions.MULTICAST_ALL)) {
      assertFalse(socket.getOption(UdpSocketOptions.MULTICAST_ALL));
    }
  }

  @Test
  @Tag(Tags.ERRORS)
  void valuesOutOfRangeAreRefused() throws IOException {
    for (UdpSocket socket : socketsOfEveryKind()) {
      assertRefused(socket, SO_RCVBUF, -1);
      assertRefused(socket, SO_SNDBUF, -1);
      assertRefused(socket, IP_TOS, -1, 256);
      assertRefused(socket, IP_MULTICAST_TTL, -1, 256);
      assertRefused(socket, UdpSocketOptions.HOP_LIMIT, -1, 0, 256);
    }
    assertWorks(bindSingle(Loopback.IPV4));
  }

  private static void assertRefused(
      UdpSocket socket, SocketOption<Integer> option, Integer... values) {
    if (!socket.supportedOptions().contains(option)) {
      return;
    }
    Integer before = socket.getOption(option);
    for (Integer value : values) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> socket.setOption(option, value));
      assertNames(refused, option.name(), value);
    }
    assertEquals(before, socket.getOption(option));
  }

  @Test
  @Tag(Tags.ERRORS)
  void measurementsCannotBeWritten() {
    UdpSocket socket = connect(peer(Loopback.IPV4).address());
    assertThrows(
        UnsupportedOperationException.class,
        () -> socket.setOption(UdpSocketOptions.PATH_MTU, 1400));
    assertThrows(
        UnsupportedOperationException.class,
        () -> socket.setOption(UdpSocketOptions.RECEIVE_DROPS, 0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  void theSocketsTrafficClassAndHopLimitAreSeen(String host) {
    assumeUsable(host);
    UnconnectedUdp receiver = bindSingle(host);
    UnconnectedUdp sender = bindBothFamilies();
    sender.setOption(IP_TOS, 0x48).setOption(UdpSocketOptions.HOP_LIMIT, 33);
    Await.result(
        sender.send(
            Loopback.at(host, sender.localAddress()),
            receiver.localAddress(),
            Payload.text("marked")));
    var datagram = receive(receiver).datagram();
    // Where it cannot be chosen for a datagram, the option too is no more than a hint.
    Capability choice =
        host.contains(":")
            ? Capability.SEND_TRAFFIC_CLASS_IPV6
            : Capability.SEND_TRAFFIC_CLASS_IPV4;
    if (datagram.trafficClass() != -1 && stack.capabilities().contains(choice)) {
      assertEquals(0x48, datagram.trafficClass());
    }
    if (datagram.hopLimit() != -1) {
      assertEquals(33, datagram.hopLimit());
    }
  }
}
