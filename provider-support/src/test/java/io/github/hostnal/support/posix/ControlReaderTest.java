package io.github.hostnal.support.posix;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ControlReaderTest {
  /** An int, then one byte, the last message without padding as some systems store it. */
  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 1400000000000000 29000000 43000000 b8000000 eeeeeeee"
        + " 1100000000000000 ffff0000 01000000 40",
    "LINUX_32, 10000000 29000000 43000000 b8000000 0d000000 ffff0000 01000000 40",
    "FREEBSD_64, 14000000 29000000 43000000 eeeeeeee b8000000 eeeeeeee"
        + " 11000000 ffff0000 01000000 eeeeeeee 40",
    "MACOS, 10000000 29000000 43000000 b8000000 0d000000 ffff0000 01000000 40"
  })
  void readsLittleEndian(Abis system, String bytes) {
    assertEquals(List.of("41/67 184", "65535/1 64"), read(system, bytes, LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 0000000000000014 00000029 00000043 000000b8 eeeeeeee"
        + " 0000000000000011 0000ffff 00000001 40",
    "LINUX_32, 00000010 00000029 00000043 000000b8 0000000d 0000ffff 00000001 40"
  })
  void readsBigEndian(Abis system, String bytes) {
    assertEquals(List.of("41/67 184", "65535/1 64"), read(system, bytes, BIG_ENDIAN));
  }

  private static List<String> read(Abis system, String bytes, ByteOrder order) {
    ByteBuffer memory = Memory.of(bytes, order);
    ControlReader reader = new ControlReader(system.abi, memory, 0);
    reader.reset(memory.capacity());
    List<String> messages = new ArrayList<>();
    while (reader.next()) {
      messages.add(reader.level() + "/" + reader.type() + " " + reader.octet());
    }
    assertFalse(reader.next());
    return messages;
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatWasWritten(Abis system) {
    ByteBuffer memory = Memory.dirty(256, ByteOrder.nativeOrder());
    ControlWriter writer = new ControlWriter(system.abi, memory, 16);
    ControlReader reader = new ControlReader(system.abi, memory, 16);
    writer.reset();
    int dataAt = writer.add(1, 2, 7);
    writer.addInt(3, 4, 255);
    reader.reset(writer.size());

    assertEquals(true, reader.next());
    assertEquals(List.of(1, 2, dataAt, 7), current(reader));
    assertEquals(true, reader.next());
    assertEquals(List.of(3, 4, reader.dataAt(), 4), current(reader));
    assertEquals(255, reader.octet());
    assertFalse(reader.next());
  }

  private static List<Integer> current(ControlReader reader) {
    return List.of(reader.level(), reader.type(), reader.dataAt(), reader.dataLength());
  }

  @ParameterizedTest
  @CsvSource({"0d000000, 254", "10000000, 254", "0c000000, -1", "0e000000, -1", "14000000, -1"})
  void readsAnOctetFromAByteOrAnInt(String length, int expected) {
    ByteBuffer memory = Memory.of(length + "0000000000000000 fe000000 00000000", LITTLE_ENDIAN);
    ControlReader reader = new ControlReader(Abis.MACOS.abi, memory, 0);
    reader.reset(memory.capacity());

    assertEquals(true, reader.next());
    assertEquals(expected, reader.octet());
  }

  @Test
  void readsNothingWhereNothingWasStored() {
    ByteBuffer memory = Memory.dirty(64, LITTLE_ENDIAN);
    ControlReader reader = new ControlReader(Abis.LINUX_64.abi, memory, 0);
    for (int size : new int[] {0, -1, Integer.MIN_VALUE}) {
      reader.reset(size);
      assertFalse(reader.next());
    }
  }
}
