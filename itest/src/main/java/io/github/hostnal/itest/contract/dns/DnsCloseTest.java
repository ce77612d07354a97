package io.github.hostnal.itest.contract.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.AddressType;
import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.StackThreads;
import io.github.hostnal.itest.contract.Tags;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of DNS when its stack is closed, and how it is replaced. */
@Tag(Tags.CLOSE)
class DnsCloseTest extends DnsTest {
  private static final String NAME = "dns-close-";

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name(NAME);
  }

  @Test
  void itsThreadsEndWithTheStack() {
    CompletableFuture<Thread> thread =
        dns.getHostByName("localhost", AddressType.EITHER)
            .thenApply(address -> Thread.currentThread());
    Await.result(thread);
    List<Thread> threads = StackThreads.of(NAME + "-dns");
    assertFalse(threads.isEmpty(), "its threads are named after it");
    assertTrue(threads.stream().allMatch(Thread::isDaemon));
    stack.close();
    assertEquals(List.of(), StackThreads.of(NAME + "-dns"));
  }

  @Test
  void lookUpsFailAfterwards() {
    stack.close();
    Class<ClosedChannelException> expected = ClosedChannelException.class;
    Await.failure(expected, dns.getHostByName("localhost", AddressType.EITHER));
    Await.failure(expected, dns.getAllByName("localhost", AddressType.EITHER));
    Await.failure(expected, dns.getHostByAddress(Loopback.address(Loopback.IPV4)));
  }

  @Test
  void aStackFromACallback() {
    Await.done(dns.getHostByName("localhost", AddressType.EITHER).thenRun(() -> stack.close()));
    Await.until("its threads end", () -> StackThreads.of(NAME).isEmpty());
  }

  @Test
  @Tag(Tags.TRAIT)
  void anotherResolver() {
    Dns other = new FixedDns();
    try (NetworkStack with = NetworkStack.open(StackOptions.defaults().dns(other))) {
      assertSame(other, with.dns());
      assertTrue(with.capabilities().contains(Capability.DNS));
      InetAddress address = Await.result(with.dns().getHostByName("anything", AddressType.EITHER));
      assertEquals(Loopback.address("192.0.2.9"), address);
    }
  }

  private static final class FixedDns implements Dns {
    private final InetAddress address = Loopback.address("192.0.2.9");

    @Override
    public CompletableFuture<InetAddress> getHostByName(String host, AddressType type) {
      return CompletableFuture.completedFuture(address);
    }

    @Override
    public CompletableFuture<List<InetAddress>> getAllByName(String host, AddressType type) {
      return CompletableFuture.completedFuture(List.of(address));
    }

    @Override
    public CompletableFuture<String> getHostByAddress(InetAddress asked) {
      return CompletableFuture.completedFuture("fixed");
    }
  }
}
