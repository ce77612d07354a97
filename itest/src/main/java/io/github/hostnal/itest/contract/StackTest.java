package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup;
import java.io.IOException;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stacks themselves: the shared one, private ones, and how their provider is found. */
@Tag(Tags.TRAIT)
class StackTest extends ContractTest {

  @Test
  void theSharedStackIsOneAndStaysOpen() throws IOException {
    NetworkStack shared = NetworkStack.system();
    assertSame(shared, NetworkStack.system());
    assertThrows(UnsupportedOperationException.class, shared::close);
    assertTrue(shared.isOpen());
    assertEquals(stack.capabilities(), shared.capabilities());
    try (UnconnectedUdp socket = Await.result(shared.udp().bindMultiple(0))) {
      assertWorks(socket);
      List<Thread> threads = StackThreads.of(StackOptions.defaults().name());
      assertTrue(threads.stream().allMatch(Thread::isDaemon), threads::toString);
    }
  }

  @Test
  void privateStacksAreIndependent() throws IOException {
    NetworkStack other = NetworkStack.open();
    assertNotSame(stack, other);
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    other.close();
    assertFalse(other.isOpen());
    assertTrue(stack.isOpen());
    assertWorks(socket);
  }

  @Test
  void theProviderIsTheBestOfTheSupported() {
    assumeTrue(
        System.getProperty(ProviderLookup.PROVIDER_PROPERTY) == null, "a provider is forced");
    NetworkStackProvider selected = ProviderLookup.select();
    assertEquals(selected.name(), stack.provider());
    assertTrue(selected.support().supported());
    assertEquals("", selected.support().reason());
    int best =
        ProviderLookup.candidates().stream()
            .filter(candidate -> candidate.support().supported())
            .mapToInt(ProviderLookup.Candidate::priority)
            .max()
            .orElseThrow();
    assertEquals(best, selected.priority());
  }

  @Test
  void everyCandidateSaysWhyNot() {
    for (ProviderLookup.Candidate candidate : ProviderLookup.candidates()) {
      assertEquals(
          candidate.support().supported(), candidate.support().reason().isEmpty(), candidate::name);
    }
  }

  @Test
  void aProviderCanBeForced() {
    assertEquals(stack.provider(), selectNamed(stack.provider()).name());
    ProviderNotFoundException notFound =
        assertThrows(ProviderNotFoundException.class, () -> selectNamed("no-such-provider"));
    assertNames(notFound, "no-such-provider", stack.provider());
  }

  private static NetworkStackProvider selectNamed(String name) {
    String before = System.getProperty(ProviderLookup.PROVIDER_PROPERTY);
    System.setProperty(ProviderLookup.PROVIDER_PROPERTY, name);
    try {
      return ProviderLookup.select();
    } finally {
      if (before == null) {
        System.clearProperty(ProviderLookup.PROVIDER_PROPERTY);
      } else {
        System.setProperty(ProviderLookup.PROVIDER_PROPERTY, before);
      }
    }
  }

  @Test
  void itsThreadsAreNamedAsAsked() throws IOException {
    try (NetworkStack named = NetworkStack.open(StackOptions.defaults().name("gateway"))) {
      assertWorks(Await.result(named.udp().bindMultiple(0)));
      assertFalse(StackThreads.of("gateway").isEmpty());
    }
    assertEquals(List.of(), StackThreads.of("gateway"));
  }

  @Test
  @Tag(Tags.ERRORS)
  void optionsOutOfRangeAreRefused() {
    StackOptions options = StackOptions.defaults();
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    assertNames(assertThrows(expected, () -> options.eventLoops(0)), 0);
    assertNames(assertThrows(expected, () -> options.eventLoops(1025)), 1025);
    assertNames(assertThrows(expected, () -> options.pendingLimit(0)), 0);
    assertThrows(expected, () -> options.name(" "));
  }
}
