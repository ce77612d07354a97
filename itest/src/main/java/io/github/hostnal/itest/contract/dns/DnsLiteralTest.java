package io.github.hostnal.itest.contract.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.AddressType;
import io.github.hostnal.StackOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.StackThreads;
import io.github.hostnal.itest.contract.Tags;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals are answered at once, on the caller's thread. */
@Tag(Tags.TRAIT)
class DnsLiteralTest extends DnsTest {
  private static final String NAME = "dns-literals-";

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name(NAME);
  }

  private InetAddress atOnce(String host, AddressType type) {
    CompletableFuture<InetAddress> answer = dns.getHostByName(host, type);
    assertTrue(answer.isDone(), "answered at once");
    assertEquals(List.of(), StackThreads.of(NAME + "-dns"));
    InetAddress address = Await.result(answer);
    assertEquals(List.of(address), dns.getAllByName(host, type).join());
    return address;
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "192.0.2.7, 192.0.2.7"
  })
  void ofIpv4(String host, String expected) throws Exception {
    assertEquals(InetAddress.getByName(expected), atOnce(host, AddressType.IPV4));
    assertEquals(InetAddress.getByName(expected), atOnce(host, AddressType.EITHER));
  }

  @ParameterizedTest
  @CsvSource({
    "::1, ::1",
    "[::1], ::1",
    "::, ::",
    "2001:DB8::7, 2001:db8::7",
    "[2001:db8:0:0:0:0:0:7], 2001:db8::7",
    "64:ff9b::192.0.2.1, 64:ff9b::c000:201"
  })
  void ofIpv6(String host, String expected) throws Exception {
    assertEquals(InetAddress.getByName(expected), atOnce(host, AddressType.IPV6));
    assertEquals(InetAddress.getByName(expected), atOnce(host, AddressType.EITHER));
  }

  @Test
  void withTheNumberOfAScope() {
    for (String host : List.of("fe80::1%7", "[fe80::1%7]")) {
      Inet6Address address = (Inet6Address) atOnce(host, AddressType.IPV6);
      assertEquals(7, address.getScopeId());
      assertArrayEquals(Loopback.address("fe80::1").getAddress(), address.getAddress());
    }
  }

  @Test
  void withTheNameOfAScope() {
    NetworkInterface loopback = Loopback.networkInterface();
    for (String host : List.of("fe80::1%", "[fe80::1%")) {
      String literal = host + loopback.getName() + (host.startsWith("[") ? "]" : "");
      Inet6Address address = (Inet6Address) atOnce(literal, AddressType.EITHER);
      assertEquals(loopback.getIndex(), address.getScopeId());
      assertArrayEquals(Loopback.address("fe80::1").getAddress(), address.getAddress());
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, IPV6, IPv4", "::1, IPV4, IPv6", "[::1], IPV4, IPv6"})
  @Tag(Tags.ERRORS)
  void ofTheOtherType(String host, AddressType type, String family) {
    CompletableFuture<InetAddress> answer = dns.getHostByName(host, type);
    assertTrue(answer.isDone());
    assertNames(Await.failure(UnknownHostException.class, answer), host, family);
    Await.failure(UnknownHostException.class, dns.getAllByName(host, type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9",
        "::g",
        "[127.0.0.1]",
        "[localhost]",
        "[]",
        "fe80::1%",
        "fe80::1%no-such-interface",
        "fe80::1%99999999999",
        "::1:80x"
      })
  @Tag(Tags.ERRORS)
  void badOnes(String host) {
    CompletableFuture<InetAddress> answer = dns.getHostByName(host, AddressType.EITHER);
    assertTrue(answer.isDone(), "refused at once");
    assertNames(Await.failure(UnknownHostException.class, answer), host);
  }

  @ParameterizedTest
  @EnumSource(AddressType.class)
  @Tag(Tags.ERRORS)
  void nothing(AddressType type) {
    Await.failure(IllegalArgumentException.class, dns.getHostByName("", type));
    Await.failure(IllegalArgumentException.class, dns.getHostByName(" ", type));
    Await.failure(IllegalArgumentException.class, dns.getAllByName("", type));
    assertThrows(NullPointerException.class, () -> dns.getHostByName(null, type));
    assertThrows(NullPointerException.class, () -> dns.getHostByName("::1", null));
    assertThrows(NullPointerException.class, () -> dns.getAllByName(null, type));
    assertThrows(NullPointerException.class, () -> dns.getAllByName("::1", null));
    assertThrows(NullPointerException.class, () -> dns.getHostByAddress(null));
  }
}
