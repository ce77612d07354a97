package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    errors.put(11, "EXXX");

    assertEquals(2, abi.of(Constant.AF_INET));
    assertEquals("EAGAIN", abi.errorName(11));
    assertThrows(UnsupportedOperationException.class, () -> abi.values().clear());
    assertThrows(UnsupportedOperationException.class, () -> abi.errorNames().clear());
  }
}
