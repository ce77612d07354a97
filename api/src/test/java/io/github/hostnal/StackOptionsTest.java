package io.github.hostnal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackOptionsTest {
  private static final StackOptions DEFAULTS = StackOptions.defaults();
  private static final Executor EXECUTOR = Runnable::run;

  private static final Dns DNS =
      (Dns)
          Proxy.newProxyInstance(
              Dns.class.getClassLoader(),
              new Class<?>[] {Dns.class},
              (proxy, method, arguments) -> fail(method.getName()));

  @Test
  void hasTheDocumentedDefaults() {
    assertEquals("hostnal", DEFAULTS.name());
    assertEquals(1, DEFAULTS.eventLoops());
    assertEquals(4096, DEFAULTS.pendingLimit());
    assertEquals(Optional.empty(), DEFAULTS.executor());
    assertEquals(Optional.empty(), DEFAULTS.dns());
  }

  @Test
  void keepsEveryChange() {
    StackOptions forwards =
        DEFAULTS.name("coap").eventLoops(2).pendingLimit(3).executor(EXECUTOR).dns(DNS);
    StackOptions backwards =
        DEFAULTS.dns(DNS).executor(EXECUTOR).pendingLimit(3).eventLoops(2).name("coap");

    for (StackOptions changed : new StackOptions[] {forwards, backwards}) {
      assertEquals("coap", changed.name());
      assertEquals(2, changed.eventLoops());
      assertEquals(3, changed.pendingLimit());
      assertSame(EXECUTOR, changed.executor().orElseThrow());
      assertSame(DNS, changed.dns().orElseThrow());
    }
  }

  @Test
  void changesACopy() {
    StackOptions two = DEFAULTS.eventLoops(2);
    two.eventLoops(3);
    two.name("other");

    assertEquals(2, two.eventLoops());
    assertEquals("hostnal", two.name());
    hasTheDocumentedDefaults();
  }

  @Test
  void acceptsTheEndsOfTheRanges() {
    assertEquals(1, DEFAULTS.eventLoops(1).eventLoops());
    assertEquals(1024, DEFAULTS.eventLoops(1024).eventLoops());
    assertEquals(1, DEFAULTS.pendingLimit(1).pendingLimit());
    assertEquals(Integer.MAX_VALUE, DEFAULTS.pendingLimit(Integer.MAX_VALUE).pendingLimit());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1025})
  void refusesOtherCountsOfEventLoops(int count) {
    assertRefused("eventLoops " + count, () -> DEFAULTS.eventLoops(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
  void refusesToLetNothingWait(int limit) {
    assertRefused("pendingLimit " + limit, () -> DEFAULTS.pendingLimit(limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void refusesAnEmptyName(String name) {
    assertRefused("name", () -> DEFAULTS.name(name));
  }

  @Test
  void refusesNull() {
    assertThrows(NullPointerException.class, () -> DEFAULTS.name(null));
    assertThrows(NullPointerException.class, () -> DEFAULTS.executor(null));
    assertThrows(NullPointerException.class, () -> DEFAULTS.dns(null));
  }

  private static void assertRefused(String what, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.startsWith(what), message);
  }
}
