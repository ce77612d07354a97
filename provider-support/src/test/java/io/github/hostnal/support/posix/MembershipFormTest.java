package io.github.hostnal.support.posix;

import static io.github.hostnal.support.posix.TestPlatform.address;
import static io.github.hostnal.support.posix.TestPlatform.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Byte by byte: how groups are joined and interfaces told. Interface 7 is 198.51.100.1. */
class MembershipFormTest {
  private static final String SEVEN = HexFormat.of().formatHex(FakeLibc.number(7));

  private final TestPlatform platform = new TestPlatform();

  @BeforeEach
  void setUp() {
    platform.interfaces = List.of(on(7, "fe80::7/64", "198.51.100.1/24", "192.0.2.1/24"), on(8));
  }

  private String request(MembershipForm form, String group, InetAddress source) throws IOException {
    MembershipForm.Request request = form.request(platform.system(), address(group), 7, source);
    return String.join(
        " ",
        request.level().expression(),
        request.join().expression(),
        request.leave().expression(),
        HexFormat.of().formatHex(request.value()));
  }

  @Test
  void byAddress() throws IOException {
    platform.interfaceForm = InterfaceForm.ADDRESS;
    assertEquals(
        "IPPROTO_IP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP ef010203c6336401",
        request(new FamilyRequests(), "239.1.2.3", null));
  }

  @Test
  void byIndexInThePlaceOfAnAddress() throws IOException {
    platform.interfaceForm = InterfaceForm.INDEX;
    assertEquals(
        "IPPROTO_IP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP ef01020300000007",
        request(new FamilyRequests(), "239.1.2.3", null));
  }

  @Test
  void ipv6ByIndex() throws IOException {
    assertEquals(
        "IPPROTO_IPV6 IPV6_JOIN_GROUP IPV6_LEAVE_GROUP ff150000000000000000000000000001" + SEVEN,
        request(new FamilyRequests(), "ff15::1", null));
  }

  /** A packed struct has the group at 4, another one at 8. */
  @Test
  void byRequest() throws IOException {
    for (int start : new int[] {4, 8}) {
      platform.values.put(Layout.GROUP_REQ, start + 128);
      platform.values.put(Layout.GR_INTERFACE, 0);
      platform.values.put(Layout.GR_GROUP, start);
      assertEquals(
          "IPPROTO_IP MCAST_JOIN_GROUP MCAST_LEAVE_GROUP "
              + SEVEN
              + "00".repeat(start - 4)
              + "10020000ef010203"
              + "00".repeat(120),
          request(new GroupRequests(), "239.1.2.3", null));
    }
  }

  @Test
  void byRequestWithASource() throws IOException {
    platform.values.put(Layout.GROUP_SOURCE_REQ, 260);
    platform.values.put(Layout.GSR_INTERFACE, 0);
    platform.values.put(Layout.GSR_GROUP, 4);
    platform.values.put(Layout.GSR_SOURCE, 132);
    assertEquals(
        "IPPROTO_IP MCAST_JOIN_SOURCE_GROUP MCAST_LEAVE_SOURCE_GROUP "
            + SEVEN
            + "10020000e8010203"
            + "00".repeat(120)
            + "10020000c0000209"
            + "00".repeat(120),
        request(new GroupRequests(), "232.1.2.3", address("192.0.2.9")));
  }

  @Test
  void theInterfaceAsAnOption() throws IOException {
    PosixSystem system = platform.system();
    HexFormat hex = HexFormat.of();
    assertEquals("c6336401", hex.formatHex(InterfaceForm.ADDRESS.option(system, 7)));
    assertEquals("00000007", hex.formatHex(InterfaceForm.INDEX.option(system, 7)));
    assertEquals("00000000c6336401" + SEVEN, hex.formatHex(InterfaceForm.MREQN.option(system, 7)));
  }

  @Test
  void anInterfaceWithoutAddressCannotBeToldByAddress() {
    PosixSystem system = platform.system();
    for (int index : new int[] {8, 9}) {
      SocketException refused =
          assertThrows(SocketException.class, () -> InterfaceForm.ADDRESS.option(system, index));
      assertEquals("interface " + index + " has no IPv4 address", refused.getMessage());
    }
  }
}
