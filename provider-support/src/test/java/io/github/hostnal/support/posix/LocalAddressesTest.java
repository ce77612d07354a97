package io.github.hostnal.support.posix;

import static io.github.hostnal.support.posix.TestPlatform.address;
import static io.github.hostnal.support.posix.TestPlatform.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address is whose, where the kernel tells the destination alone. */
class LocalAddressesTest {
  private final List<HostInterface> interfaces =
      new ArrayList<>(
          List.of(
              on(1, "127.0.0.1/8", "::1/128"),
              on(2, "192.0.2.1/24", "192.0.2.9/24", "198.51.100.1/25", "fe80::1/64"),
              on(3, "203.0.113.5/31")));
  private final List<InetAddress> probed = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final LocalAddresses addresses =
      new LocalAddresses(() -> interfaces, this::probe, clock::get);

  private boolean probe(InetAddress address) {
    probed.add(address);
    return address.isLoopbackAddress();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.0.2.9", "203.0.113.5", "fe80::1", "::1", "127.0.0.7"})
  void isUnicast(String address) {
    assertTrue(addresses.isUnicast(address(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "255.255.255.255", "192.0.2.255", "198.51.100.127", "127.255.255.255",
        "239.1.2.3", "ff02::1", "::", "192.0.2.2", "2001:db8::1"
      })
  void isNot(String address) {
    assertFalse(addresses.isUnicast(address(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9, 2, 192.0.2.9", // itself
    "127.0.0.7, 1, 127.0.0.7", // the host's, though no interface has it
    "192.0.2.1, 1, 192.0.2.1", // came through another interface
    "224.0.0.251, 2, 192.0.2.1", // the primary one
    "192.0.2.255, 2, 192.0.2.1", // the network that was asked
    "198.51.100.127, 2, 198.51.100.1",
    "255.255.255.255, 3, 203.0.113.5",
    "224.0.0.251, 9, 0.0.0.0", // no such interface
    "224.0.0.251, 0, 0.0.0.0", // not known
    "0.0.0.0, 2, 0.0.0.0"
  })
  void answersFrom(String destination, int interfaceIndex, String expected) {
    assertEquals(address(expected), replyFrom(destination, interfaceIndex, "192.168.7.7"));
  }

  @Test
  void answersFromTheNetworkOfWhoAsked() {
    assertEquals(address("198.51.100.1"), replyFrom("239.1.1.1", 2, "198.51.100.50"));
  }

  @Test
  void seesChangesAfterASecond() {
    assertFalse(addresses.isUnicast(address("192.0.2.77")));
    interfaces.add(on(4, "192.0.2.77/24"));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1) + 1);

    assertTrue(addresses.isUnicast(address("192.0.2.77")));
    interfaces.remove(3);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1) + 1);
    assertFalse(addresses.isUnicast(address("192.0.2.77")));
  }

  @Test
  void asksTheSystemOnceForEach() {
    addresses.isUnicast(address("127.0.0.7"));
    addresses.isUnicast(address("127.0.0.7"));
    addresses.isUnicast(address("127.0.0.1"));

    assertEquals(List.of(address("127.0.0.7")), probed);
  }

  private InetAddress replyFrom(String destination, int interfaceIndex, String remote) {
    int number = ByteBuffer.wrap(address(destination).getAddress()).getInt();
    int reply = addresses.replyFrom(number, interfaceIndex, address(remote));
    return Wildcards.address(ByteBuffer.allocate(4).putInt(reply).array());
  }
}
