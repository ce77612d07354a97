package io.github.hostnal.support.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What sendmsg and recvmsg find in the memory of a {@link MessageBlock}. */
class MessageBlockTest {
  private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.1", 40000);

  private static ByteBuffer direct(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static ControlCodec codec(Abis system) {
    return new Ipv6ControlCodec(system.abi);
  }

  /** Systems with 32-bit pointers are left out: their memory is not here. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void pointsAtADirectBufferToSend(Abis system) {
    MessageHeader header = new MessageHeader(system);
    ByteBuffer data = direct("abcdef").position(2).limit(5);
    header.block.prepareSend(PEER, data, codec(system));

    assertEquals(16, header.nameLength());
    assertEquals(PEER, header.name());
    assertEquals(1, header.iovCount());
    assertEquals(NativeMemory.addressOf(data) + 2, header.iovBase(0));
    assertEquals(3, header.iovLength(0));
    assertEquals(0, header.control());
    assertEquals(0, header.controlLength());
    assertEquals(2, data.position());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void copiesAHeapBufferToSend(Abis system) {
    MessageHeader header = new MessageHeader(system);
    ByteBuffer data = ByteBuffer.wrap("abcdef".getBytes(US_ASCII)).position(2).limit(5);
    header.block.prepareSend(PEER, data.asReadOnlyBuffer(), codec(system));

    assertEquals(3, header.iovLength(0));
    assertEquals("cde", header.text(header.iovBase(0), 3));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void namesNoPeerOfAConnectedSocket(Abis system) {
    MessageHeader header = new MessageHeader(system);
    header.block.prepareSend(PEER, direct("a"), codec(system));
    header.block.prepareSend(null, direct("a"), codec(system));

    assertEquals(0, header.namePointer());
    assertEquals(0, header.nameLength());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void bringsControlMessages(Abis system) {
    MessageHeader header = new MessageHeader(system);
    header.block.info().trafficClass = 3;
    header.block.prepareSend(PEER, direct("a"), codec(system));

    ByteBuffer memory = Memory.dirty(64, header.at(header.control(), 1).order());
    ControlWriter expected = new ControlWriter(system.abi, memory, 0);
    expected.reset();
    codec(system).write(header.block.info(), expected);
    int size = expected.size();
    assertEquals(size, header.controlLength());
    assertEquals(
        Memory.hex(memory, 0, size), Memory.hex(header.at(header.control(), size), 0, size));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void scattersIntoADirectBufferAndASpare(Abis system) {
    MessageHeader header = new MessageHeader(system);
    ByteBuffer target = ByteBuffer.allocateDirect(10).position(4).limit(9);
    header.block.prepareReceive(target);

    assertEquals(128, header.nameLength());
    assertEquals(2, header.iovCount());
    assertEquals(NativeMemory.addressOf(target) + 4, header.iovBase(0));
    assertEquals(5, header.iovLength(0));
    assertEquals(65_536, header.iovLength(1));
    assertEquals(256, header.controlLength());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void givesEachPartMemoryOfItsOwn(Abis system) {
    MessageHeader header = new MessageHeader(system);
    header.block.prepareReceive(ByteBuffer.allocateDirect(1));
    long[] starts = {
      header.block.address(),
      header.iov(),
      header.namePointer(),
      header.control(),
      header.iovBase(1)
    };
    int[] sizes = {system.abi.of(Layout.MSGHDR), 2 * system.abi.of(Layout.IOVEC), 128, 256, 65_536};

    for (int part = 1; part < starts.length; part++) {
      assertTrue(starts[part - 1] + sizes[part - 1] <= starts[part], "part " + part);
      assertEquals(0, starts[part] % 8 - starts[0] % 8, "part " + part);
    }
  }

  @Test
  void keepsWhatIsTooLargeTooLargeForTheSystem() {
    MessageHeader header = new MessageHeader(Abis.LINUX_64);
    header.block.prepareSend(PEER, ByteBuffer.allocate(100_000), codec(Abis.LINUX_64));

    assertEquals(65_536, header.iovLength(0));
  }
}
