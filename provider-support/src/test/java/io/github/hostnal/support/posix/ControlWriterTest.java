package io.github.hostnal.support.posix;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlWriterTest {
  private static final int START = 8;

  /** Two messages: level 0x29, type 0x43, an int; level 0xffff, type 1, five bytes. */
  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 1400000000000000 29000000 43000000 b8000000 00000000"
        + " 1500000000000000 ffff0000 01000000 0000000000 000000",
    "LINUX_32, 10000000 29000000 43000000 b8000000 11000000 ffff0000 01000000 0000000000 000000",
    "FREEBSD_64, 14000000 29000000 43000000 00000000 b8000000 00000000"
        + " 15000000 ffff0000 01000000 00000000 0000000000 000000",
    "MACOS, 10000000 29000000 43000000 b8000000 11000000 ffff0000 01000000 0000000000 000000"
  })
  void writesLittleEndian(Abis system, String expected) {
    assertEquals(expected.replace(" ", ""), write(system, LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 0000000000000014 00000029 00000043 000000b8 00000000"
        + " 0000000000000015 0000ffff 00000001 0000000000 000000",
    "LINUX_32, 00000010 00000029 00000043 000000b8 00000011 0000ffff 00000001 0000000000 000000"
  })
  void writesBigEndian(Abis system, String expected) {
    assertEquals(expected.replace(" ", ""), write(system, BIG_ENDIAN));
  }

  private static String write(Abis system, ByteOrder order) {
    ByteBuffer memory = Memory.dirty(128, order);
    ControlWriter writer = new ControlWriter(system.abi, memory, START);
    writer.reset();
    writer.addInt(0x29, 0x43, 0xb8);
    writer.add(0xffff, 1, 5);
    assertEquals("ee".repeat(START), Memory.hex(memory, 0, START));
    int end = START + writer.size();
    assertEquals("ee".repeat(128 - end), Memory.hex(memory, end, 128 - end));
    return Memory.hex(memory, START, writer.size());
  }

  @Test
  void beginsAnew() {
    ByteBuffer memory = Memory.dirty(64, LITTLE_ENDIAN);
    ControlWriter writer = new ControlWriter(Abis.MACOS.abi, memory, START);
    writer.reset();
    assertEquals(0, writer.size());
    writer.addInt(1, 2, 3);
    assertEquals(16, writer.size());
    writer.reset();

    assertEquals(0, writer.size());
    assertEquals(START + 12, writer.add(4, 5, 0));
    assertEquals("0c0000000400000005000000", Memory.hex(memory, START, writer.size()));
  }

  @Test
  void writesNetworkByteOrderOnAnyMachine() {
    for (ByteOrder order : new ByteOrder[] {LITTLE_ENDIAN, BIG_ENDIAN}) {
      ByteBuffer memory = Memory.dirty(16, order);
      ControlWriter.putNetworkInt(memory, 1, 0xc0000201);
      ControlWriter.putNetworkLong(memory, 6, 0x2001_0db8_0000_00ffL);

      assertEquals("eec0000201ee20010db8000000ffeeee", Memory.hex(memory, 0, 16));
    }
  }
}
