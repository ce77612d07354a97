package io.github.hostnal.support;

import static io.github.hostnal.Capability.SEGMENTATION;
import static io.github.hostnal.Capability.SEND_HOP_LIMIT_IPV4;
import static io.github.hostnal.Capability.SEND_HOP_LIMIT_IPV6;
import static io.github.hostnal.Capability.SEND_INTERFACE_IPV4;
import static io.github.hostnal.Capability.SEND_INTERFACE_IPV6;
import static io.github.hostnal.Capability.SEND_LOCAL_ADDRESS;
import static io.github.hostnal.Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4;
import static io.github.hostnal.Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6;
import static io.github.hostnal.Capability.SEND_TRAFFIC_CLASS_IPV4;
import static io.github.hostnal.Capability.SEND_TRAFFIC_CLASS_IPV6;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Transmit;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CapabilityCheckTest {
  private static final InetSocketAddress LOCAL4 = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress LOCAL6 = new InetSocketAddress("2001:db8::1", 1);
  private static final Transmit IPV4 = Transmit.to(LOCAL4, ByteBuffer.allocate(10));
  private static final Transmit TO_GROUP =
      Transmit.to(new InetSocketAddress("ff05::1", 1), ByteBuffer.allocate(10));
  private static final Transmit IPV6 = Transmit.to(LOCAL6, ByteBuffer.allocate(10));

  static Stream<Arguments> needs() {
    return Stream.of(
        Arguments.of(IPV4, Set.of()),
        Arguments.of(IPV6, Set.of()),
        Arguments.of(IPV4.from(LOCAL4), Set.of(SEND_LOCAL_ADDRESS)),
        Arguments.of(IPV6.from(LOCAL6), Set.of(SEND_LOCAL_ADDRESS)),
        Arguments.of(IPV4.from(new InetSocketAddress("0.0.0.0", 1)), Set.of()),
        Arguments.of(IPV6.from(new InetSocketAddress("::", 1)), Set.of()),
        Arguments.of(IPV4.withInterface(1), Set.of(SEND_INTERFACE_IPV4)),
        Arguments.of(IPV6.withInterface(1), Set.of(SEND_INTERFACE_IPV6)),
        Arguments.of(
            IPV4.from(LOCAL4).withInterface(1),
            Set.of(SEND_LOCAL_ADDRESS, SEND_INTERFACE_IPV4, SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4)),
        Arguments.of(
            IPV6.from(LOCAL6).withInterface(1),
            Set.of(SEND_LOCAL_ADDRESS, SEND_INTERFACE_IPV6, SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6)),
        Arguments.of(
            TO_GROUP.from(LOCAL6).withInterface(1),
            Set.of(SEND_LOCAL_ADDRESS, SEND_INTERFACE_IPV6)),
        Arguments.of(IPV4.withTrafficClass(0), Set.of(SEND_TRAFFIC_CLASS_IPV4)),
        Arguments.of(IPV6.withTrafficClass(0), Set.of(SEND_TRAFFIC_CLASS_IPV6)),
        Arguments.of(IPV4.withHopLimit(1), Set.of(SEND_HOP_LIMIT_IPV4)),
        Arguments.of(IPV6.withHopLimit(1), Set.of(SEND_HOP_LIMIT_IPV6)),
        Arguments.of(IPV4.withSegmentSize(9), Set.of(SEGMENTATION)),
        Arguments.of(IPV6.withSegmentSize(9), Set.of(SEGMENTATION)),
        Arguments.of(IPV4.withSegmentSize(10), Set.of()));
  }

  @ParameterizedTest
  @MethodSource("needs")
  void asksForExactlyWhatIsNeeded(Transmit transmit, Set<Capability> needed) {
    assertDoesNotThrow(() -> new CapabilityCheck(needed, "test").require(transmit));
    for (Capability lacking : needed) {
      Set<Capability> others = EnumSet.allOf(Capability.class);
      others.remove(lacking);
      CapabilityCheck check = new CapabilityCheck(others, "test");
      String message =
          assertThrows(UnsupportedOperationException.class, () -> check.require(transmit))
              .getMessage();
      assertTrue(message.contains("Capability." + lacking + " "), message);
    }
  }

  @Test
  void refusesMoreSegmentsThanSystemsTake() {
    CapabilityCheck all = new CapabilityCheck(EnumSet.allOf(Capability.class), "test");
    Transmit most = Transmit.to(LOCAL4, ByteBuffer.allocate(640)).withSegmentSize(10);
    Transmit more = Transmit.to(LOCAL4, ByteBuffer.allocate(641)).withSegmentSize(10);

    assertDoesNotThrow(() -> all.require(most));
    assertEquals(
        "65 segments of one payload, more than 64",
        assertThrows(IllegalArgumentException.class, () -> all.require(more)).getMessage());
  }

  @Test
  void namesWhoLacksWhat() {
    CapabilityCheck none = new CapabilityCheck(Set.of(), "plan9");

    assertEquals(
        "the provider plan9 lacks Capability.TCP on this system",
        assertThrows(UnsupportedOperationException.class, () -> none.require(Capability.TCP))
            .getMessage());
  }
}
