package io.github.hostnal.bsd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** IPv4's control messages, byte by byte; NetBSD's are those that its kernel was seen to store. */
class BsdControlTest {
  private static final String NOISE = "deadbeef";

  private static Abi abi(BsdSystem system) {
    return BsdAbi.of(system, "amd64").orElseThrow();
  }

  private static ControlCodec codec(BsdSystem system) {
    return BsdRules.of(system, abi(system)).control();
  }

  private static String read(BsdSystem system, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    ByteBuffer memory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ControlReader reader = new ControlReader(abi(system), memory, 0);
    reader.reset(bytes.length);
    PacketInfo info = new PacketInfo();
    codec(system).read(reader, info);
    return String.format(
        "%x reply=%x if=%d tos=%d ttl=%d",
        info.localLow, info.replyFrom, info.interfaceIndex, info.trafficClass, info.hopLimit);
  }

  private static String written(BsdSystem system, PacketInfo info) {
    ByteBuffer memory = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    ControlWriter writer = new ControlWriter(abi(system), memory, 0);
    writer.reset();
    codec(system).write(info, writer);
    byte[] bytes = new byte[writer.size()];
    memory.get(0, bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static PacketInfo chosen(long source, int interfaceIndex, int octet) {
    PacketInfo info = new PacketInfo();
    info.localLow = source;
    info.interfaceIndex = interfaceIndex;
    info.trafficClass = octet;
    return info;
  }

  @Test
  void netbsdReadsPktinfo() {
    String ttl = "11000000 00000000 17000000 " + NOISE + " 40 deadbeefdeadbe";
    String pktinfo = "18000000 00000000 19000000 " + NOISE + " 7f000002 01000000";
    assertEquals("7f000002 reply=0 if=1 tos=-1 ttl=64", read(BsdSystem.NETBSD, ttl + pktinfo));
  }

  /** An old NetBSD tells the sender's address in the type of IP_RECVPKTINFO. */
  @Test
  void netbsdReadsNoOtherType() {
    String pktinfo = "18000000 00000000 1a000000 " + NOISE + " 7f000001 01000000";
    assertEquals("0 reply=0 if=0 tos=-1 ttl=-1", read(BsdSystem.NETBSD, pktinfo));
  }

  /** The numbers are those of IP_RECVIF, IP_RECVTTL and FreeBSD's IP_RECVTOS. */
  @ParameterizedTest
  @CsvSource({"FREEBSD, 14, 41, 184", "DRAGONFLY, 14, 41, -1", "OPENBSD, 1e, 1f, -1"})
  void readsDestinationAndInterface(BsdSystem system, String arrival, String ttl, int octet) {
    String destination = "14000000 00000000 07000000 " + NOISE + " c0000209 " + NOISE;
    // As short as a kernel was seen to make it, and as long as userland has it.
    String brief = "18000000 00000000 " + arrival + "000000 " + NOISE + " 0812 0102 00000000";
    String full =
        "46000000 00000000 " + arrival + "000000 " + NOISE + " 3612 0102" + "00".repeat(52);
    String octets =
        "11000000 00000000 "
            + (ttl + "000000 " + NOISE + " 3f deadbeefdeadbe")
            + ("11000000 00000000 44000000 " + NOISE + " b8 deadbeefdeadbe");
    String expected = "c0000209 reply=0 if=513 tos=" + octet + " ttl=63";
    assertEquals(expected, read(system, destination + brief + octets));
    assertEquals(expected, read(system, octets + full + destination));
  }

  @ParameterizedTest
  @CsvSource({"FREEBSD, 14", "OPENBSD, 1e", "DRAGONFLY, 14"})
  void anInterfaceThatIsCutIsNotRead(BsdSystem system, String arrival) {
    String cut = "13000000 00000000 " + arrival + "000000 " + NOISE + " 081201 deadbeefde";
    assertEquals("0 reply=0 if=0 tos=-1 ttl=-1", read(system, cut));
  }

  @Test
  void netbsdWritesPktinfo() {
    assertEquals(
        "180000000000000019000000000000007f00000207000000",
        written(BsdSystem.NETBSD, chosen(0x7f000002L, 7, -1)));
    assertEquals(
        "180000000000000019000000000000000000000007000000",
        written(BsdSystem.NETBSD, chosen(0, 7, -1)));
  }

  @ParameterizedTest
  @CsvSource({"FREEBSD", "OPENBSD", "DRAGONFLY"})
  void othersWriteTheSource(BsdSystem system) {
    assertEquals(
        "140000000000000007000000000000007f00000200000000",
        written(system, chosen(0x7f000002L, 0, -1)));
  }

  /** Exactly one byte on FreeBSD; elsewhere the message would be refused or ignored. */
  @ParameterizedTest
  @CsvSource({
    "FREEBSD, 11000000000000000300000000000000b800000000000000",
    "OPENBSD, ''",
    "NETBSD, ''",
    "DRAGONFLY, ''"
  })
  void typeOfService(BsdSystem system, String expected) {
    assertEquals(expected, written(system, chosen(0, 0, 0xb8)));
  }

  @ParameterizedTest
  @EnumSource
  void noMessageForTheTimeToLive(BsdSystem system) {
    PacketInfo info = new PacketInfo();
    info.hopLimit = 9;
    assertEquals("", written(system, info));
  }
}
