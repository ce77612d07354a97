package io.github.hostnal.itest.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A system that neither the API nor what providers share knows of. */
class NewSystemTest {
  private static final String NAME = "imaginary";
  private static final InetSocketAddress ASKED = new InetSocketAddress("192.0.2.7", 5683);
  private static final PropertySetting CHOSEN =
      new PropertySetting(ProviderLookup.PROVIDER_PROPERTY, NAME);

  private static Candidate candidate() {
    List<Candidate> found =
        ProviderLookup.candidates().stream().filter(each -> each.name().equals(NAME)).toList();
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  @Test
  void isFound() {
    assertTrue(candidate().support().supported());
  }

  @Test
  void isNotPreferred() {
    assertTrue(candidate().priority() < 0);
    assertNotEquals(NAME, ProviderLookup.select().name());
  }

  @Test
  void isChosenByName() throws Throwable {
    CHOSEN.run(
        () -> {
          try (NetworkStack stack = NetworkStack.open()) {
            assertEquals(NAME, stack.provider());
          }
        });
  }

  @Test
  void isNamedWhereNoneFits() throws Throwable {
    PropertySetting forgotten = new PropertySetting(ProviderLookup.PROVIDER_PROPERTY, "forgotten");
    forgotten.run(
        () -> {
          Exception failure = assertThrows(ProviderNotFoundException.class, NetworkStack::open);
          assertTrue(failure.getMessage().contains(NAME), failure::getMessage);
        });
  }

  @Test
  void itsStackWorks() throws Throwable {
    CHOSEN.run(
        () -> {
          try (NetworkStack stack = NetworkStack.open()) {
            UnconnectedUdp server = stack.udp().bindMultiple(ASKED.getPort()).get();
            assertAnswers(server, stack.udp().bindMultiple(0).get());
          }
        });
  }

  private static void assertAnswers(UnconnectedUdp server, UnconnectedUdp client) throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    CompletableFuture<Datagram> receiving = server.receiveInto(buffer);
    assertFalse(receiving.isDone());
    client.send(client.localAddress(), ASKED, ByteBuffer.wrap("hello".getBytes(UTF_8))).get();
    Datagram request = receiving.get(10, TimeUnit.SECONDS);
    assertEquals("hello", UTF_8.decode(buffer.flip()).toString());
    assertEquals(ASKED, request.local());
    server.send(request.replyFrom(), request.remote(), buffer.rewind()).get();
    Datagram answer = client.receiveInto(buffer.clear()).get(10, TimeUnit.SECONDS);
    assertEquals(ASKED, answer.remote());
    assertEquals(5, answer.length());
  }
}
