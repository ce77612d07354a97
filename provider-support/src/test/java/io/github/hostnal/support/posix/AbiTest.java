package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbiTest {
  private final Map<Symbol, Integer> values = new HashMap<>(Map.of(Constant.AF_INET, 2));
  private final Map<Integer, String> errors = new HashMap<>(Map.of(11, "EAGAIN"));
  private final Abi abi = new Abi("Plan 9 mips", values, errors);

  @Test
  void tellsWhatItHas() {
    assertEquals(2, abi.of(Constant.AF_INET));
    assertEquals(11, abi.error("EAGAIN"));
    assertEquals("EAGAIN", abi.errorName(11));
    assertEquals("errno 4711", abi.errorName(4711));
  }

  @Test
  void knowsWhatOtherNamesMean() {
    Abi other =
        new Abi(
            "other",
            values,
            Map.of(10035, "WSAEWOULDBLOCK", 10054, "WSAECONNRESET", 10061, "WSAECONNREFUSED"),
            Map.of(10035, "EAGAIN", 10054, "ECONNREFUSED", 10061, "ECONNREFUSED"));

    assertEquals("WSAEWOULDBLOCK", other.errorName(10035));
    assertEquals("EAGAIN", other.errorMeaning(10035));
    assertEquals(10035, other.error("EAGAIN"));
    assertEquals("ECONNREFUSED", other.errorMeaning(10061));
    assertEquals(10054, other.error("ECONNREFUSED"));
    assertEquals("errno 4711", other.errorMeaning(4711));
    assertEquals("EAGAIN", abi.errorMeaning(11));
  }

  @Test
  void aFlagThatItLacksIsNone() {
    assertTrue(abi.has(Constant.AF_INET));
    assertEquals(2, abi.flag(Constant.AF_INET));
    assertFalse(abi.has(Constant.MSG_NOSIGNAL));
    assertEquals(0, abi.flag(Constant.MSG_NOSIGNAL));
  }

  @Test
  void namesWhatItLacks() {
    assertEquals(
        "Plan 9 mips has no AF_INET6",
        assertThrows(IllegalStateException.class, () -> abi.of(Constant.AF_INET6)).getMessage());
    assertEquals(
        "Plan 9 mips has no ENOENT",
        assertThrows(IllegalStateException.class, () -> abi.error("ENOENT")).getMessage());
  }

  @Test
  void doesNotChange() {
    values.put(Constant.AF_INET, 3);
    errors.put(11, "EOTHER");

    assertEquals(2, abi.of(Constant.AF_INET));
    assertEquals("EAGAIN", abi.errorName(11));
    assertThrows(UnsupportedOperationException.class, () -> abi.values().clear());
    assertThrows(UnsupportedOperationException.class, () -> abi.errorNames().clear());
  }
}
