package io.github.hostnal.support.posix;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6ControlCodecTest {
  private static final String ADDRESS = "20010db8000000000000000000000001";

  private static final String LINUX_64 =
      "2400000000000000 29000000 32000000"
          + ADDRESS
          + "07000000 00000000 1400000000000000 29000000 43000000 b8000000 00000000"
          + " 1400000000000000 29000000 34000000 40000000 00000000";

  private static final String FREEBSD_64 =
      "24000000 29000000 2e000000 00000000"
          + ADDRESS
          + "07000000 00000000 14000000 29000000 3d000000 00000000 b8000000 00000000"
          + " 14000000 29000000 2f000000 00000000 40000000 00000000";

  private static final String MACOS =
      "20000000 29000000 2e000000"
          + ADDRESS
          + "07000000 10000000 29000000 24000000 b8000000 10000000 29000000 2f000000 40000000";

  /** Big-endian. */
  private static final String LINUX_32 =
      "00000020 00000029 00000032"
          + ADDRESS
          + "00000007 00000010 00000029 00000043 000000b8 00000010 00000029 00000034 00000040";

  private static PacketInfo everything() {
    PacketInfo info = new PacketInfo();
    info.localHigh = 0x2001_0db8_0000_0000L;
    info.localLow = 1;
    info.interfaceIndex = 7;
    info.trafficClass = 0xb8;
    info.hopLimit = 64;
    return info;
  }

  private static String write(Abis system, ByteOrder order, PacketInfo info) {
    ByteBuffer memory = Memory.dirty(256, order);
    ControlWriter writer = new ControlWriter(system.abi, memory, 0);
    writer.reset();
    new Ipv6ControlCodec(system.abi).write(info, writer);
    return Memory.hex(memory, 0, writer.size());
  }

  private static PacketInfo read(Abis system, ByteOrder order, String bytes) {
    ByteBuffer memory = Memory.of(bytes, order);
    ControlReader reader = new ControlReader(system.abi, memory, 0);
    reader.reset(memory.capacity());
    PacketInfo info = new PacketInfo();
    new Ipv6ControlCodec(system.abi).read(reader, info);
    return info;
  }

  private static String text(PacketInfo info) {
    return String.format(
        "%x %x %d %d %d %d",
        info.localHigh,
        info.localLow,
        info.replyFrom,
        info.interfaceIndex,
        info.trafficClass,
        info.hopLimit);
  }

  @ParameterizedTest
  @CsvSource({"LINUX_64, " + LINUX_64, "FREEBSD_64, " + FREEBSD_64, "MACOS, " + MACOS})
  void writesAndReadsEverything(Abis system, String bytes) {
    assertEquals(bytes.replace(" ", ""), write(system, LITTLE_ENDIAN, everything()));
    assertEquals(text(everything()), text(read(system, LITTLE_ENDIAN, bytes)));
  }

  @Test
  void writesAndReadsEverythingBigEndian() {
    String bytes = LINUX_32.replace(" ", "");
    assertEquals(bytes, write(Abis.LINUX_32, BIG_ENDIAN, everything()));
    assertEquals(text(everything()), text(read(Abis.LINUX_32, BIG_ENDIAN, bytes)));
  }

  @Test
  void writesNothingOfWhatIsNotChosen() {
    assertEquals("", write(Abis.MACOS, LITTLE_ENDIAN, new PacketInfo()));
  }

  @Test
  void writesOneThingAlone() {
    PacketInfo onInterface = new PacketInfo();
    onInterface.interfaceIndex = 7;
    PacketInfo lastByte = new PacketInfo();
    lastByte.localLow = 1;
    PacketInfo zero = new PacketInfo();
    zero.trafficClass = 0;
    String header = "20000000290000002e000000";

    assertEquals(
        header + "00".repeat(16) + "07000000", write(Abis.MACOS, LITTLE_ENDIAN, onInterface));
    assertEquals(
        header + "00".repeat(15) + "0100000000", write(Abis.MACOS, LITTLE_ENDIAN, lastByte));
    assertEquals("10000000290000002400000000000000", write(Abis.MACOS, LITTLE_ENDIAN, zero));
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    String foreignLevel = "10000000 00000000 24000000 01000000";
    String foreignType = "10000000 29000000 63000000 01000000";
    String tooShort = "10000000 29000000 2e000000 01000000";

    assertEquals(
        text(everything()),
        text(read(Abis.MACOS, LITTLE_ENDIAN, foreignLevel + tooShort + foreignType + MACOS)));
    assertEquals(
        text(new PacketInfo()),
        text(read(Abis.MACOS, LITTLE_ENDIAN, foreignLevel + tooShort + foreignType)));
  }
}
