package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the control messages are, nothing is read outside of them: the memory ends there. */
class MalformedControlTest {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  /** Returns three messages, of 20 bytes, an int and a byte. */
  private static ByteBuffer wellFormed(Abi abi) {
    ByteBuffer memory = Memory.dirty(256, ORDER);
    ControlWriter writer = new ControlWriter(abi, memory, 0);
    writer.reset();
    writer.add(41, abi.of(Constant.IPV6_PKTINFO), 20);
    writer.addInt(41, abi.of(Constant.IPV6_TCLASS), 1);
    writer.add(41, abi.of(Constant.IPV6_HOPLIMIT), 1);
    return copy(memory, writer.size());
  }

  private static ByteBuffer copy(ByteBuffer memory, int size) {
    return ByteBuffer.allocate(size).put(0, memory, 0, size).order(ORDER);
  }

  /** Touches all that each message says that it has, and returns how many there are. */
  private static int read(Abi abi, ByteBuffer memory) {
    new Ipv6ControlCodec(abi).read(reader(abi, memory), new PacketInfo());
    ControlReader reader = reader(abi, memory);
    int count = 0;
    while (reader.next()) {
      count++;
      int sum = reader.level() + reader.type() + reader.octet();
      for (int i = 0; i < reader.dataLength(); i++) {
        sum += memory.get(reader.dataAt() + i);
      }
      assertTrue(sum < Integer.MAX_VALUE);
    }
    return count;
  }

  private static ControlReader reader(Abi abi, ByteBuffer memory) {
    ControlReader reader = new ControlReader(abi, memory, 0);
    reader.reset(memory.capacity());
    return reader;
  }

  @ParameterizedTest
  @EnumSource
  void readsWholeMessagesWhereverTheyAreCut(Abis system) {
    ByteBuffer whole = wellFormed(system.abi);
    int align = system.abi.of(Layout.CMSG_ALIGN);
    int data = system.abi.of(Layout.CMSG_DATA);
    int second = (data + 20 + align - 1) / align * align;
    int third = second + (data + 4 + align - 1) / align * align;
    for (int size = 0; size <= whole.capacity(); size++) {
      int expected = size < data + 20 ? 0 : size < second + data + 4 ? 1 : 2;
      expected += size < third + data + 1 ? 0 : 1;
      assertEquals(expected, read(system.abi, copy(whole, size)), "cut at " + size);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAtALengthThatCannotBe(Abis system) {
    ByteBuffer whole = wellFormed(system.abi);
    int data = system.abi.of(Layout.CMSG_DATA);
    int[] lengths = {0, 1, data - 1, whole.capacity() + 1, -1, 0x7fff_ffff, 0x8000_0000};
    for (int length : lengths) {
      ByteBuffer memory = copy(whole, whole.capacity());
      putLength(system.abi, memory, length);
      assertEquals(0, read(system.abi, memory), "length " + length);
    }
  }

  private static void putLength(Abi abi, ByteBuffer memory, long length) {
    if (abi.of(Layout.CMSG_LEN_SIZE) == 8) {
      memory.putLong(0, length);
    } else {
      memory.putInt(0, (int) length);
    }
  }

  @Test
  void endsAtALengthThatIsMoreThanAnInt() {
    ByteBuffer memory = wellFormed(Abis.LINUX_64.abi);
    putLength(Abis.LINUX_64.abi, memory, 0x1_0000_0024L);

    assertEquals(0, read(Abis.LINUX_64.abi, memory));
  }

  @ParameterizedTest
  @EnumSource
  void endsAtAZeroTail(Abis system) {
    ByteBuffer whole = wellFormed(system.abi);
    ByteBuffer longer = copy(ByteBuffer.allocate(256).put(0, whole, 0, whole.capacity()), 256);

    assertEquals(3, read(system.abi, longer));
    assertEquals(0, read(system.abi, ByteBuffer.allocate(256).order(ORDER)));
  }

  @ParameterizedTest
  @EnumSource
  void readsNothingOutsideOfChangedMessages(Abis system) {
    Random random = new Random(1);
    ByteBuffer whole = wellFormed(system.abi);
    for (int round = 0; round < 20_000; round++) {
      ByteBuffer memory = copy(whole, 1 + random.nextInt(whole.capacity()));
      for (int change = random.nextInt(4); change >= 0; change--) {
        memory.put(random.nextInt(memory.capacity()), (byte) random.nextInt());
      }
      read(system.abi, memory);
    }
  }
}
