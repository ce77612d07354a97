package io.github.hostnal.support.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.AddressType;
import io.github.hostnal.StackOptions;
import io.github.hostnal.support.Completions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the resolver's answers. */
class JdkDnsTest {
  private final Completions completions = new Completions(null);
  private final LookupPool pool =
      new LookupPool("jdk-dns-test", StackOptions.defaults().pendingLimit(), 50, completions);

  @AfterEach
  void close() {
    pool.close(true);
  }

  /** Answers every question alike. */
  private record Fixed(List<InetAddress> answer, String nameAnswer) implements Resolver {
    @Override
    public List<InetAddress> addresses(String name) {
      return answer;
    }

    @Override
    public String name(InetAddress address) {
      return nameAnswer;
    }
  }

  private JdkDns answering(String... addresses) {
    List<InetAddress> all = Arrays.stream(addresses).map(JdkDnsTest::address).toList();
    return new JdkDns(new Fixed(all, "unused"), completions, pool);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String refusal(CompletableFuture<?> lookup) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> lookup.get(50, TimeUnit.SECONDS));
    return assertInstanceOf(UnknownHostException.class, failure.getCause()).getMessage();
  }

  @Test
  void theOrderIsKept() throws Exception {
    JdkDns dns = answering("2001:db8::2", "192.0.2.1", "2001:db8::1", "192.0.2.2");
    assertEquals(
        List.of(
            address("2001:db8::2"),
            address("192.0.2.1"),
            address("2001:db8::1"),
            address("192.0.2.2")),
        dns.getAllByName("host", AddressType.EITHER).get());
    assertEquals(
        List.of(address("192.0.2.1"), address("192.0.2.2")),
        dns.getAllByName("host", AddressType.IPV4).get());
    assertEquals(
        List.of(address("2001:db8::2"), address("2001:db8::1")),
        dns.getAllByName("host", AddressType.IPV6).get());
    assertEquals(address("2001:db8::2"), dns.getHostByName("host", AddressType.EITHER).get());
    assertEquals(address("192.0.2.1"), dns.getHostByName("host", AddressType.IPV4).get());
  }

  @Test
  void whatThereIsInsteadIsTold() {
    String noIpv6 = refusal(answering("192.0.2.1").getHostByName("host", AddressType.IPV6));
    assertEquals("host has no IPv6 address, only IPv4: 192.0.2.1", noIpv6);
    String noIpv4 = refusal(answering("2001:db8::1").getAllByName("host", AddressType.IPV4));
    assertEquals("host has no IPv4 address, only IPv6: 2001:db8::1", noIpv4);
    assertTrue(refusal(answering().getHostByName("host", AddressType.EITHER)).contains("host"));
  }

  @Test
  void aName() throws Exception {
    JdkDns dns = new JdkDns(new Fixed(List.of(), "host.example"), completions, pool);
    assertEquals("host.example", dns.getHostByAddress(address("192.0.2.1")).get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "2001:db8:0:0:0:0:0:1",
        "::1",
        "fe80:0:0:0:0:0:0:1%no-such",
        "fe80::1%1"
      })
  void anEchoIsNoName(String echo) {
    JdkDns dns = new JdkDns(new Fixed(List.of(), echo), completions, pool);
    assertTrue(refusal(dns.getHostByAddress(address("192.0.2.1"))).contains("192.0.2.1"));
  }

  /** What looks like numbers, but is no literal, is the resolver's to judge. */
  @ParameterizedTest
  @ValueSource(strings = {"127.1", "1.2.3.4.5", "256.1.1.1", "010.0.0.1", "12345"})
  void numbersThatAreNoLiteral(String host) throws Exception {
    assertEquals(
        address("192.0.2.1"), answering("192.0.2.1").getHostByName(host, AddressType.EITHER).get());
  }
}
