package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.hostnal.support.Addresses;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AddressCacheTest {
  private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;

  private final AddressCache cache = new AddressCache();

  @Test
  void makesTheAddressThatWasAskedFor() {
    assertEquals(new InetSocketAddress("192.0.2.129", 40000), cache.ipv4(0xc0000281, 40000));
    assertEquals(new InetSocketAddress("0.0.0.0", 0), cache.ipv4(0, 0));
    assertEquals(
        new InetSocketAddress("2001:db8::1", 65535),
        cache.ipv6(0x2001_0db8_0000_0000L, 1, 65535, 0));
    assertEquals(new InetSocketAddress("::", 1), cache.ipv6(0, 0, 1, 0));
  }

  @Test
  void givesTheSameOneAgain() {
    assertSame(cache.ipv4(0xc0000201, 1), cache.ipv4(0xc0000201, 1));
    assertSame(cache.ipv6(LINK_LOCAL, 1, 1, 2), cache.ipv6(LINK_LOCAL, 1, 1, 2));
  }

  @Test
  void distinguishesPortsAndScopes() {
    assertEquals(1, cache.ipv4(0xc0000201, 1).getPort());
    assertEquals(2, cache.ipv4(0xc0000201, 2).getPort());
    for (int scope : new int[] {0, 1, 2, Integer.MAX_VALUE}) {
      InetSocketAddress address = cache.ipv6(LINK_LOCAL, 1, 5683, scope);
      assertEquals(scope, Addresses.scopeId(address.getAddress()));
    }
    assertNotEquals(cache.ipv6(LINK_LOCAL, 1, 5683, 1), cache.ipv6(LINK_LOCAL, 2, 5683, 1));
    assertNotEquals(cache.ipv6(LINK_LOCAL, 1, 5683, 1), cache.ipv6(LINK_LOCAL + 1, 1, 5683, 1));
  }

  @Test
  void isNeverWrongHoweverManyAskAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Void>> askers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        askers.add(threads.submit(asker(new Random(i))));
      }
      for (Future<Void> asker : askers) {
        asker.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Asks for more addresses than there is room for, so that they push each other out. */
  private Callable<Void> asker(Random random) {
    return () -> {
      for (int i = 0; i < 200_000; i++) {
        int number = random.nextInt(5000);
        check4(0x0a00_0000 | number, number);
        check6(LINK_LOCAL, number, 5683, 1 + number % 3);
      }
      return null;
    };
  }

  private void check4(int address, int port) {
    InetSocketAddress found = cache.ipv4(address, port);
    assertEquals(port, found.getPort());
    assertEquals(address, ByteBuffer.wrap(found.getAddress().getAddress()).getInt());
  }

  private void check6(long high, long low, int port, int scope) {
    InetSocketAddress found = cache.ipv6(high, low, port, scope);
    ByteBuffer bytes = ByteBuffer.wrap(found.getAddress().getAddress());
    assertEquals(port, found.getPort());
    assertEquals(high, bytes.getLong());
    assertEquals(low, bytes.getLong());
    assertEquals(scope, Addresses.scopeId(found.getAddress()));
  }
}
