package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte by byte, as little-endian Windows stores it: IP_PKTINFO 19, IP_TOS 3, IP_TTL 4, level 0. */
class WindowsIpv4ControlTest {
  private static final String WIDE_PKTINFO =
      "1800000000000000" + "00000000" + "13000000" + "c0000281" + "07000000";
  private static final String NARROW_PKTINFO =
      "14000000" + "00000000" + "13000000" + "c0000281" + "07000000";

  private static Abi abi(String architecture) {
    return WindowsAbi.forArchitecture(architecture).orElseThrow();
  }

  private static String written(String architecture, PacketInfo info) {
    Abi abi = abi(architecture);
    ByteBuffer memory = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    ControlWriter writer = new ControlWriter(abi, memory, 0);
    writer.reset();
    WindowsPlatform.ipv4Control(abi).write(info, writer);
    return HexFormat.of().formatHex(memory.array(), 0, writer.size());
  }

  private static String read(String architecture, String hex) {
    Abi abi = abi(architecture);
    byte[] bytes = HexFormat.of().parseHex(hex);
    ControlReader reader =
        new ControlReader(abi, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0);
    reader.reset(bytes.length);
    PacketInfo info = new PacketInfo();
    WindowsPlatform.ipv4Control(abi).read(reader, info);
    return String.format(
        "%x if=%d tos=%d ttl=%d",
        info.localLow, info.interfaceIndex, info.trafficClass, info.hopLimit);
  }

  @ParameterizedTest
  @CsvSource({"amd64, " + WIDE_PKTINFO, "aarch64, " + WIDE_PKTINFO, "x86, " + NARROW_PKTINFO})
  void writesSourceAndInterface(String architecture, String expected) {
    PacketInfo info = new PacketInfo();
    info.localLow = 0xc000_0281L;
    info.interfaceIndex = 7;

    assertEquals(expected, written(architecture, info));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64", "x86"})
  void writesNothingIfNothingIsChosen(String architecture) {
    assertEquals("", written(architecture, new PacketInfo()));
  }

  @ParameterizedTest
  @CsvSource({"amd64, " + WIDE_PKTINFO, "aarch64, " + WIDE_PKTINFO, "x86, " + NARROW_PKTINFO})
  void readsDestinationAndInterface(String architecture, String messages) {
    assertEquals("c0000281 if=7 tos=-1 ttl=-1", read(architecture, messages));
  }

  @Test
  void readsOctets() {
    String wide =
        "14000000000000000000000003000000b800000000000000"
            + "1400000000000000000000000400000040000000";
    String narrow = "100000000000000003000000b8000000" + "10000000000000000400000040000000";

    assertEquals("0 if=0 tos=184 ttl=64", read("amd64", wide));
    assertEquals("0 if=0 tos=184 ttl=64", read("x86", narrow));
  }

  @Test
  void writesOctets() {
    PacketInfo info = new PacketInfo();
    info.trafficClass = 0xb8;
    info.hopLimit = 64;

    assertEquals(
        "14000000000000000000000003000000b800000000000000"
            + "1400000000000000000000000400000040000000",
        written("amd64", info).substring(0, 88));
    assertEquals(
        "100000000000000003000000b8000000" + "10000000000000000400000040000000",
        written("x86", info));
  }

  /** UDP_SEND_MSG_SIZE 2 on level 17. */
  @Test
  void writesTheSizeOfSegments() {
    PacketInfo info = new PacketInfo();
    info.segmentSize = 1200;

    assertEquals("14000000000000001100000002000000b004000000000000", written("amd64", info));
    assertEquals("100000001100000002000000b0040000", written("x86", info));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "x86"})
  void readsNothingOfWhatIsCut(String architecture) {
    String whole = architecture.equals("x86") ? NARROW_PKTINFO : WIDE_PKTINFO;
    for (int digits = 0; digits < whole.length(); digits += 2) {
      assertEquals(
          "0 if=0 tos=-1 ttl=-1", read(architecture, whole.substring(0, digits)), "at " + digits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "x86"})
  void passesOverWhatItDoesNotKnow(String architecture) {
    String whole = architecture.equals("x86") ? NARROW_PKTINFO : WIDE_PKTINFO;
    String otherType = whole.replace("13000000", "63000000");
    String otherLevel = whole.replace("0000000013000000", "2900000013000000");

    assertEquals("0 if=0 tos=-1 ttl=-1", read(architecture, otherType + otherLevel));
    assertEquals("c0000281 if=7 tos=-1 ttl=-1", read(architecture, otherType + whole));
  }
}
