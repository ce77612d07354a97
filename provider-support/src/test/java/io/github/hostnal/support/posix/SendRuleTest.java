package io.github.hostnal.support.posix;

import static io.github.hostnal.support.posix.TestPlatform.address;
import static io.github.hostnal.support.posix.TestPlatform.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule does to a datagram and to its socket. */
class SendRuleTest {
  private static final int EADDRNOTAVAIL = 49;

  private final TestPlatform platform = new TestPlatform();
  private final PacketInfo info = new PacketInfo();

  @BeforeEach
  void setUp() {
    platform.interfaces = List.of(on(2, "192.0.2.1/24"), on(7, "198.51.100.1/24"));
  }

  private OutgoingDatagram datagram(String bound, String remote) throws IOException {
    SystemSocket socket = SystemSocket.open(platform.system(), false);
    platform.libc.calls.clear();
    return new OutgoingDatagram(socket, address(bound), address(remote), info);
  }

  private void choose(String source) {
    info.localLow = ByteBuffer.wrap(address(source).getAddress()).getInt() & 0xffff_ffffL;
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 0",
    "192.0.2.255, 49", // broadcast
    "203.0.113.1, 49", // not of this host
    "0.0.0.0, 0", // not chosen
  })
  void aSourceIsLocal(String source, int errno) throws IOException {
    choose(source);
    assertEquals(errno, new LocalSourceRule().before(datagram("0.0.0.0", "192.0.2.7")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 192.0.2.1, 0, 192.0.2.1",
    "192.0.2.1, 192.0.2.1, 0, 0.0.0.0", // the system is not told
    "192.0.2.1, 198.51.100.1, 49, 198.51.100.1",
    "192.0.2.1, 0.0.0.0, 0, 0.0.0.0",
  })
  void aSourceOfAWildcardOnly(String bound, String source, int errno, String told)
      throws IOException {
    choose(source);
    assertEquals(errno, new WildcardSourceRule().before(datagram(bound, "192.0.2.7")));
    assertEquals(ByteBuffer.wrap(address(told).getAddress()).getInt(), (int) info.localLow);
    assertEquals(EADDRNOTAVAIL, platform.abi().error("EADDRNOTAVAIL"));
  }

  @Test
  void octetsBySocketOptionAreTakenBack() throws IOException {
    platform.libc.options.put("0:3", FakeLibc.number(0x10));
    platform.libc.options.put("0:4", FakeLibc.number(64));
    info.trafficClass = 0xb8;
    info.hopLimit = 9;
    try (OutgoingDatagram datagram = datagram("0.0.0.0", "192.0.2.7")) {
      assertEquals(0, new OctetOptionRule(true).before(datagram));
      assertEquals(-1, info.trafficClass);
      assertEquals(-1, info.hopLimit);
    }
    assertEquals(List.of(set(3, 0xb8), set(4, 9), set(4, 64), set(3, 0x10)), platform.libc.calls);
  }

  private static String set(int name, int value) {
    return "set 0:" + name + " " + HexFormat.of().formatHex(FakeLibc.number(value));
  }

  @Test
  void theHopLimitOfAGroupHasAnOptionOfItsOwn() throws IOException {
    platform.libc.options.put("0:10", new byte[] {1});
    info.trafficClass = 0xb8;
    info.hopLimit = 9;
    try (OutgoingDatagram datagram = datagram("0.0.0.0", "239.1.1.1")) {
      assertEquals(0, new OctetOptionRule(false).before(datagram));
    }
    assertEquals(0xb8, info.trafficClass); // by control message
    assertEquals(List.of("set 0:10 09", "set 0:10 01"), platform.libc.calls);
  }

  @Test
  void theInterfaceOfAGroupBesideASource() throws IOException {
    platform.libc.options.put("0:9", new byte[12]);
    choose("192.0.2.1");
    info.interfaceIndex = 7;
    try (OutgoingDatagram datagram = datagram("0.0.0.0", "239.1.1.1")) {
      assertEquals(0, new SourceOrInterfaceRule().before(datagram));
    }
    String index = HexFormat.of().formatHex(FakeLibc.number(7));
    assertEquals(0, info.interfaceIndex);
    assertEquals(
        List.of("set 0:9 00000000c6336401" + index, "set 0:9 " + "00".repeat(12)),
        platform.libc.calls);
  }

  @Test
  void sourceAndInterfaceForOnePeerNeverComeSoFar() throws IOException {
    choose("192.0.2.1");
    info.interfaceIndex = 7;
    OutgoingDatagram datagram = datagram("0.0.0.0", "203.0.113.9");
    assertThrows(IllegalStateException.class, () -> new SourceOrInterfaceRule().before(datagram));
  }
}
