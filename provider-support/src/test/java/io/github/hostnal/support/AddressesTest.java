package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private static final InetSocketAddress IPV4 = new InetSocketAddress("192.0.2.1", 53);
  private static final InetSocketAddress IPV6 = new InetSocketAddress("2001:db8::1", 53);
  private static final InetSocketAddress NAME =
      InetSocketAddress.createUnresolved("host.example", 53);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:65535",
    "0.0.0.0, 0.0.0.0:65535",
    "::, [::]:65535",
    "::1, [::1]:65535",
    "1::, [1::]:65535",
    "2001:db8::1, [2001:db8::1]:65535",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:65535",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:65535",
    "10:100:0:0:0:0:20:30, [10:100::20:30]:65535",
    "ff02::fd, [ff02::fd]:65535",
    "a0:b0:c0:d0:e0:f0:10:20, [a0:b0:c0:d0:e0:f0:10:20]:65535"
  })
  void formatsAsPeopleWrite(String address, String text) {
    assertEquals(text, Addresses.format(new InetSocketAddress(address, 65535)));
  }

  @Test
  void formatsTheScope() throws UnknownHostException {
    assertEquals("[fe80::1%2]:53", Addresses.format(scoped("fe800000000000000000000000000001")));
    assertEquals("[::%2]:53", Addresses.format(scoped("00000000000000000000000000000000")));
  }

  private static InetSocketAddress scoped(String hex) throws UnknownHostException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new InetSocketAddress(Inet6Address.getByAddress(null, bytes, 2), 53);
  }

  @Test
  void formatsANameWithoutLookingItUp() {
    assertEquals("host.example:53", Addresses.format(NAME));
  }

  @Test
  void refusesANameAndSaysWhatToDo() {
    String message =
        assertThrows(UnresolvedAddressException.class, () -> Addresses.requireResolved(NAME))
            .getMessage();

    assertTrue(message.contains("host.example:53 is unresolved"), message);
    assertTrue(message.contains("NetworkStack.dns()"), message);
    assertThrows(UnresolvedAddressException.class, () -> Addresses.requireRemote(NAME));
    assertDoesNotThrow(() -> Addresses.requireResolved(IPV4));
  }

  @Test
  void refusesAPeerThatNobodyIs() {
    assertRefused("192.0.2.1:0 has port 0", new InetSocketAddress("192.0.2.1", 0));
    assertRefused("0.0.0.0:53 is a wildcard", new InetSocketAddress("0.0.0.0", 53));
    assertRefused("[::]:53 is a wildcard", new InetSocketAddress("::", 53));
    assertDoesNotThrow(() -> Addresses.requireRemote(IPV6));
  }

  private static void assertRefused(String what, InetSocketAddress remote) {
    Executable call = () -> Addresses.requireRemote(remote);
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.startsWith("remote " + what), message);
  }

  @Test
  void refusesTwoFamilies() {
    Executable call = () -> Addresses.requireSameFamily(IPV4, IPV6);
    String message = assertThrows(UnsupportedAddressTypeException.class, call).getMessage();

    assertTrue(message.contains("local 192.0.2.1:53"), message);
    assertTrue(message.contains("remote [2001:db8::1]:53"), message);
    assertDoesNotThrow(() -> Addresses.requireSameFamily(IPV6, IPV6));
    assertDoesNotThrow(() -> Addresses.requireSameFamily(IPV4, IPV4));
  }

  @Test
  void tellsFamilyAndScope() throws UnknownHostException {
    InetAddress scoped = scoped("fe800000000000000000000000000001").getAddress();

    assertFalse(Addresses.isIpv6(IPV4.getAddress()));
    assertTrue(Addresses.isIpv6(IPV6.getAddress()));
    assertEquals(0, Addresses.scopeId(IPV4.getAddress()));
    assertEquals(0, Addresses.scopeId(IPV6.getAddress()));
    assertEquals(2, Addresses.scopeId(scoped));
  }
}
