package io.github.hostnal.itest.contract.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.AddressType;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Tags;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looking up the names that every host has. */
@Tag(Tags.TRAIT)
class DnsLookupTest extends DnsTest {
  private static final String LOCAL = "localhost";

  /** RFC 6761: it does not exist, and a resolver knows that without asking. */
  private static final String NOWHERE = "hostnal-test.invalid";

  @Test
  void anAddressOfAName() throws Exception {
    InetAddress address = Await.result(dns.getHostByName(LOCAL, AddressType.EITHER));
    assertTrue(address.isLoopbackAddress());
    assertEquals(InetAddress.getByName(LOCAL), address);
  }

  @Test
  void allAddressesOfANameInTheResolversOrder() throws Exception {
    List<InetAddress> all = Await.result(dns.getAllByName(LOCAL, AddressType.EITHER));
    assertEquals(List.of(InetAddress.getAllByName(LOCAL)), all);
    assertEquals(all.get(0), Await.result(dns.getHostByName(LOCAL, AddressType.EITHER)));
    assertThrows(UnsupportedOperationException.class, () -> all.remove(0));
  }

  @Test
  void addressesOfOneType() throws Exception {
    List<InetAddress> both = List.of(InetAddress.getAllByName(LOCAL));
    for (AddressType type : List.of(AddressType.IPV4, AddressType.IPV6)) {
      List<InetAddress> expected = both.stream().filter(type::includes).toList();
      if (expected.isEmpty()) {
        assertSaysWhatThereIs(type);
      } else {
        assertEquals(expected, Await.result(dns.getAllByName(LOCAL, type)));
        assertEquals(expected.get(0), Await.result(dns.getHostByName(LOCAL, type)));
      }
    }
  }

  private void assertSaysWhatThereIs(AddressType wanted) {
    assertNames(
        Await.failure(UnknownHostException.class, dns.getHostByName(LOCAL, wanted)),
        LOCAL,
        wanted == AddressType.IPV4 ? "only IPv6" : "only IPv4");
  }

  @Test
  @Tag(Tags.ERRORS)
  void aNameThatNobodyHas() {
    CompletableFuture<InetAddress> lookup = dns.getHostByName(NOWHERE, AddressType.EITHER);
    assertNames(failure(lookup), NOWHERE);
    assertNames(failure(dns.getAllByName(NOWHERE, AddressType.IPV4)), NOWHERE);
  }

  /** Skips the test where the resolver does not answer in time, as without a network. */
  private static UnknownHostException failure(CompletableFuture<?> lookup) {
    try {
      lookup.handle((value, failure) -> true).get(9, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return abort("the resolver of this host does not answer");
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    return Await.failure(UnknownHostException.class, lookup);
  }

  @Test
  void theNameOfAnAddress() {
    InetAddress loopback = Loopback.address(Loopback.IPV4);
    String name = loopback.getHostName();
    if (name.equals(Loopback.IPV4)) {
      assertNames(Await.failure(UnknownHostException.class, dns.getHostByAddress(loopback)), name);
    } else {
      assertEquals(name, Await.result(dns.getHostByAddress(loopback)));
    }
  }

  /** The name that the address was made with is not what the resolver says. */
  @Test
  void theNameThatAnAddressCameWithIsNotBelieved() throws Exception {
    InetAddress named =
        InetAddress.getByAddress("not-its-name", Loopback.address(Loopback.IPV4).getAddress());
    Object answer =
        Await.result(dns.getHostByAddress(named).handle((name, failure) -> String.valueOf(name)));
    assertFalse(answer.equals("not-its-name"));
  }

  @Test
  void manyAtOnce() {
    List<CompletableFuture<InetAddress>> lookups = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lookups.add(dns.getHostByName(LOCAL, AddressType.EITHER));
    }
    for (CompletableFuture<InetAddress> lookup : lookups) {
      InetAddress address = Await.result(lookup);
      assertTrue(address instanceof Inet4Address || address instanceof Inet6Address);
    }
  }

  @Test
  void connectingByName() {
    var listener = Await.result(stack.tcp().listen(Loopback.at(Loopback.IPV4, 0)));
    int port = listener.localAddress().getPort();
    var connection =
        Await.result(
            dns.getHostByName(LOCAL, AddressType.IPV4)
                .thenCompose(address -> stack.tcp().connect(new InetSocketAddress(address, port))));
    connection.close();
    listener.close();
  }
}
