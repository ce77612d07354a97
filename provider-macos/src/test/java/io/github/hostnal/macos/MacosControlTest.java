package io.github.hostnal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** IPv4's control messages, byte by byte: aligned to 4, IP_PKTINFO 26, and octets of 1 and 4. */
class MacosControlTest {
  private static final Abi ABI = MacosAbi.forArchitecture("arm64").orElseThrow();

  private static String written(PacketInfo info) {
    ByteBuffer memory = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    ControlWriter writer = new ControlWriter(ABI, memory, 0);
    writer.reset();
    MacosPlatform.ipv4Control(ABI).write(info, writer);
    byte[] bytes = new byte[writer.size()];
    memory.get(0, bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The kernel leaves ipi_spec_dst empty, so it does not tell where to answer from. */
  @Test
  void reads() {
    String pktinfo = "18000000 00000000 1a000000 05000000 00000000 c0000209";
    String tos = "0d000000 00000000 1b000000 b8 deadbe";
    String ttl = "0d000000 00000000 18000000 40 deadbe";
    byte[] bytes = HexFormat.of().parseHex((pktinfo + tos + ttl).replace(" ", ""));
    ByteBuffer memory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ControlReader reader = new ControlReader(ABI, memory, 0);
    reader.reset(bytes.length);
    PacketInfo info = new PacketInfo();
    MacosPlatform.ipv4Control(ABI).read(reader, info);

    assertEquals(0xc0000209L, info.localLow);
    assertEquals(0, info.replyFrom);
    assertEquals(5, info.interfaceIndex);
    assertEquals(0xb8, info.trafficClass);
    assertEquals(64, info.hopLimit);
  }

  @Test
  void writesTheSource() {
    PacketInfo info = new PacketInfo();
    info.localLow = 0xc0000209L;
    assertEquals("18000000000000001a00000000000000c000020900000000", written(info));
  }

  @Test
  void writesTheInterface() {
    PacketInfo info = new PacketInfo();
    info.interfaceIndex = 5;
    assertEquals("18000000000000001a000000050000000000000000000000", written(info));
  }

  @Test
  void writesTheTypeOfServiceAndNoTimeToLive() {
    PacketInfo info = new PacketInfo();
    info.trafficClass = 0xb8;
    info.hopLimit = 9;
    assertEquals("100000000000000003000000b8000000", written(info));
  }
}
