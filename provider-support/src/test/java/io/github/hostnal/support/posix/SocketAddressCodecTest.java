package io.github.hostnal.support.posix;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketAddressCodecTest {
  private static final String ZERO = "0000000000000000";

  private static SocketAddressCodec codec(Abis system) {
    return new SocketAddressCodec(system.abi, new AddressCache());
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 192.0.2.129, 40000, 0200 9c40 c0000281 " + ZERO,
    "LINUX_64, 0.0.0.0, 0, 0200 0000 00000000 " + ZERO,
    "LINUX_64, 255.255.255.255, 65535, 0200 ffff ffffffff " + ZERO,
    "FREEBSD_64, 192.0.2.129, 40000, 10 02 9c40 c0000281 " + ZERO,
    "MACOS, 127.0.0.1, 32768, 10 02 8000 7f000001 " + ZERO,
    "LINUX_64, 2001:db8::1, 40000, 0a00 9c40 00000000 20010db8000000000000000000000001 00000000",
    "LINUX_32, ::, 0, 0a00 0000 00000000 00000000000000000000000000000000 00000000",
    "FREEBSD_64, 2001:db8::ff, 255, 1c 1c 00ff 00000000 20010db80000000000000000000000ff 00000000",
    "MACOS, ::1, 65535, 1c 1e ffff 00000000 00000000000000000000000000000001 00000000"
  })
  void writesAndReads(Abis system, String host, int port, String bytes) {
    assertCoded(system, LITTLE_ENDIAN, new InetSocketAddress(host, port), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 192.0.2.129, 40000, 0002 9c40 c0000281 " + ZERO,
    "LINUX_64, 2001:db8::1, 40000, 000a 9c40 00000000 20010db8000000000000000000000001 00000000",
    "FREEBSD_64, 192.0.2.129, 40000, 10 02 9c40 c0000281 " + ZERO
  })
  void writesAndReadsBigEndian(Abis system, String host, int port, String bytes) {
    assertCoded(system, BIG_ENDIAN, new InetSocketAddress(host, port), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_64, 2, 0a00 1633 00000000 fe800000000000000000000000000001 02000000",
    "LINUX_64, 2147483647, 0a00 1633 00000000 fe800000000000000000000000000001 ffffff7f",
    "MACOS, 258, 1c 1e 1633 00000000 fe800000000000000000000000000001 02010000"
  })
  void writesAndReadsTheScope(Abis system, int scope, String bytes) throws UnknownHostException {
    byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
    InetAddress host = Inet6Address.getByAddress(null, linkLocal, scope);

    assertCoded(system, LITTLE_ENDIAN, new InetSocketAddress(host, 5683), bytes);
    ByteBuffer memory = Memory.of(bytes, LITTLE_ENDIAN);
    Inet6Address read = (Inet6Address) codec(system).read(memory, 0).getAddress();
    assertEquals(scope, read.getScopeId());
  }

  private static void assertCoded(
      Abis system, ByteOrder order, InetSocketAddress address, String bytes) {
    int at = 4;
    ByteBuffer memory = Memory.dirty(40, order);
    int size = codec(system).write(address, memory, at);

    assertEquals(bytes.replace(" ", ""), Memory.hex(memory, at, size));
    assertEquals("ee".repeat(at), Memory.hex(memory, 0, at));
    int end = at + size;
    assertEquals("ee".repeat(40 - end), Memory.hex(memory, end, 40 - end));
    assertEquals(address, codec(system).read(memory, at));
  }
}
