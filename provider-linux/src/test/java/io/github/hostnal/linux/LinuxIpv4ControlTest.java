package io.github.hostnal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Byte by byte: ip(7), IP_PKTINFO 8, IP_TOS 1, IP_TTL 2 on level 0; udp(7), UDP_SEGMENT 103 on 17.
 */
class LinuxIpv4ControlTest {
  private static final int SOURCE = 0xc0000281;
  private static final int DESTINATION = 0xe00000fb;

  /** Puts messages together independently of the code under test. */
  private static final class Messages {
    private final ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
    private final boolean wide;

    Messages(String architecture) {
      wide = architecture.equals("amd64");
    }

    Messages header(int dataLength, int level, int type) {
      if (wide) {
        bytes.putLong(16 + dataLength);
      } else {
        bytes.putInt(12 + dataLength);
      }
      bytes.putInt(level).putInt(type);
      return this;
    }

    Messages number(int value) {
      bytes.putInt(value);
      return this;
    }

    Messages octets(int... values) {
      for (int value : values) {
        bytes.put((byte) value);
      }
      return this;
    }

    Messages pad() {
      int align = wide ? 8 : 4;
      bytes.position((bytes.position() + align - 1) / align * align);
      return this;
    }

    /** Returns memory that ends with the messages, so that reading further throws. */
    ByteBuffer exact() {
      int size = bytes.position();
      return ByteBuffer.allocate(size).put(0, bytes, 0, size).order(ByteOrder.nativeOrder());
    }
  }

  private static Abi abi(String architecture) {
    return LinuxAbi.forArchitecture(architecture).orElseThrow();
  }

  private static ByteBuffer write(String architecture, PacketInfo info) {
    Abi abi = abi(architecture);
    return ControlMemory.written(abi, LinuxPlatform.ipv4Control(abi), info);
  }

  private static String read(String architecture, ByteBuffer messages) {
    Abi abi = abi(architecture);
    PacketInfo info = new PacketInfo();
    LinuxPlatform.ipv4Control(abi).read(ControlMemory.reader(abi, messages), info);
    return String.format(
        "%x %x %x if=%d tos=%d ttl=%d",
        info.localHigh,
        info.localLow,
        info.replyFrom,
        info.interfaceIndex,
        info.trafficClass,
        info.hopLimit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void writesSourceInterfaceAndOctets(String architecture) {
    PacketInfo info = new PacketInfo();
    info.localLow = SOURCE & 0xffff_ffffL;
    info.interfaceIndex = 7;
    info.trafficClass = 0xb8;
    info.hopLimit = 64;
    Messages expected = new Messages(architecture);
    expected.header(12, 0, 8).number(7).octets(192, 0, 2, 129).octets(0, 0, 0, 0).pad();
    expected.header(4, 0, 1).number(0xb8).pad().header(4, 0, 2).number(64).pad();

    assertEquals(expected.exact(), write(architecture, info));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void writesOnlyWhatIsChosen(String architecture) {
    assertEquals(0, write(architecture, new PacketInfo()).remaining());
    PacketInfo onInterface = new PacketInfo();
    onInterface.interfaceIndex = 7;
    PacketInfo zero = new PacketInfo();
    zero.trafficClass = 0;

    assertEquals(
        new Messages(architecture).header(12, 0, 8).number(7).octets(new int[8]).pad().exact(),
        write(architecture, onInterface));
    assertEquals(
        new Messages(architecture).header(4, 0, 1).number(0).pad().exact(),
        write(architecture, zero));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void writesTheSizeOfSegmentsInTwoBytes(String architecture) {
    PacketInfo info = new PacketInfo();
    info.segmentSize = 0xfffe;
    Messages expected = new Messages(architecture).header(2, 17, 103);
    expected.bytes.putShort((short) 0xfffe);

    assertEquals(expected.pad().exact(), write(architecture, info));
  }

  /** The kernel stores IP_TOS in one byte and IP_TTL in an int. */
  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void readsDestinationAndWhereToAnswerFrom(String architecture) {
    Messages messages = new Messages(architecture);
    messages.header(1, 0, 1).octets(0xb8).pad().header(4, 0, 2).number(255).pad();
    messages.header(12, 0, 8).number(3).octets(192, 0, 2, 129).octets(224, 0, 0, 251);

    String expected =
        String.format("0 %x %x if=3 tos=184 ttl=255", DESTINATION & 0xffff_ffffL, SOURCE);
    assertEquals(expected, read(architecture, messages.exact()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void passesOverWhatItDoesNotKnow(String architecture) {
    Messages messages = new Messages(architecture);
    messages.header(12, 41, 8).number(3).octets(1, 1, 1, 1, 1, 1, 1, 1).pad();
    messages.header(12, 0, 99).number(3).octets(1, 1, 1, 1, 1, 1, 1, 1).pad();
    messages.header(8, 0, 8).number(3).octets(1, 1, 1, 1).pad();
    messages.header(1, 1, 1).octets(1).pad();

    assertEquals("0 0 0 if=0 tos=-1 ttl=-1", read(architecture, messages.exact()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "i386"})
  void readsNothingOfWhatIsCut(String architecture) {
    Messages messages = new Messages(architecture);
    messages.header(12, 0, 8).number(3).octets(1, 1, 1, 1, 1, 1, 1, 1);
    ByteBuffer whole = messages.exact();
    for (int size = 0; size < whole.capacity(); size++) {
      ByteBuffer cut = ByteBuffer.allocate(size).put(0, whole, 0, size);
      cut.order(ByteOrder.nativeOrder());
      assertEquals("0 0 0 if=0 tos=-1 ttl=-1", read(architecture, cut), "cut at " + size);
    }
  }
}
