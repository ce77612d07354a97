package io.github.hostnal.support.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a {@link MessageBlock} makes of what the system stored. */
class MessageBlockReceiveTest {

  /** Does as recvmsg does: scatters a payload over the memory that it was given. */
  private static void store(MessageHeader header, String payload) {
    byte[] bytes = payload.getBytes(US_ASCII);
    int from = 0;
    for (int i = 0; i < header.iovCount(); i++) {
      int size = (int) Math.min(header.iovLength(i), bytes.length - from);
      if (size > 0) {
        header.at(header.iovBase(i), size).put(0, bytes, from, size);
        from += size;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false, abc", "false, abcde", "false, abcdefgh", "true, abc", "true, abcdefgh"})
  void storesWhatFits(boolean isDirect, String payload) {
    MessageHeader header = new MessageHeader(Abis.LINUX_64);
    ByteBuffer target = isDirect ? ByteBuffer.allocateDirect(10) : ByteBuffer.allocate(10);
    target.position(4).limit(9);
    header.block.prepareReceive(target);
    store(header, payload);
    header.block.store(target, payload.length());

    String stored = payload.substring(0, Math.min(5, payload.length()));
    assertEquals(4 + stored.length(), target.position());
    assertEquals(9, target.limit());
    byte[] all = new byte[10];
    target.duplicate().clear().get(all);
    assertEquals("\0".repeat(4) + stored, new String(all, 0, target.position(), US_ASCII));
    assertEquals("\0".repeat(6 - stored.length()), tail(all, target.position()));
  }

  private static String tail(byte[] all, int from) {
    return new String(all, from, all.length - from, US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void readsSenderAndControlMessages(Abis system) {
    MessageHeader header = new MessageHeader(system);
    header.block.prepareReceive(ByteBuffer.allocate(1));
    InetSocketAddress sender = new InetSocketAddress("2001:db8::1", 40000);
    new SocketAddressCodec(system.abi, new AddressCache())
        .write(sender, header.at(header.namePointer(), 128), 0);
    ControlWriter writer = new ControlWriter(system.abi, header.at(header.control(), 256), 0);
    writer.reset();
    writer.addInt(41, system.abi.of(Constant.IPV6_HOPLIMIT), 63);
    writer.addInt(41, system.abi.of(Constant.IPV6_TCLASS), 4);
    ControlCodec codec = new Ipv6ControlCodec(system.abi);
    header.putControlLength(writer.size());

    assertEquals(sender, header.block.sender());
    assertEquals(63, header.block.control(codec).hopLimit);
    assertEquals(4, header.block.control(codec).trafficClass);
    header.putControlLength(writer.size() / 2);
    assertEquals(63, header.block.control(codec).hopLimit);
    assertEquals(-1, header.block.control(codec).trafficClass);
    header.putControlLength(0);
    assertEquals(-1, header.block.control(codec).hopLimit);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LINUX_32")
  void readsNotBeyondItsMemoryWhateverTheSystemSays(Abis system) {
    MessageHeader header = new MessageHeader(system);
    header.block.prepareReceive(ByteBuffer.allocate(1));
    ControlWriter writer = new ControlWriter(system.abi, header.at(header.control(), 1024), 0);
    writer.reset();
    int dataAt = system.abi.of(Layout.CMSG_DATA);
    writer.add(0, 0, 256 - 2 * dataAt - 8);
    writer.addInt(41, system.abi.of(Constant.IPV6_HOPLIMIT), 63);
    writer.addInt(41, system.abi.of(Constant.IPV6_HOPLIMIT), 99);

    for (int told : new int[] {256, 257, 4096, Integer.MAX_VALUE}) {
      header.putControlLength(told);
      assertEquals(63, header.block.control(new Ipv6ControlCodec(system.abi)).hopLimit);
    }
  }
}
