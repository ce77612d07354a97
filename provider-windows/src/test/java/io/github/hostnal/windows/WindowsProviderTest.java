package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.Support;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the provider says on systems that it does not work on. */
class WindowsProviderTest {
  private final String system = System.getProperty("os.name");
  private final String architecture = System.getProperty("os.arch");
  private final WindowsProvider provider = new WindowsProvider();

  @AfterEach
  void restore() {
    System.setProperty("os.name", system);
    System.setProperty("os.arch", architecture);
  }

  @Test
  void namesAForeignSystem() {
    System.setProperty("os.name", "Plan 9");

    assertUnsupported("this system is Plan 9, not Windows");
  }

  @Test
  void namesAForeignArchitecture() {
    System.setProperty("os.name", "Windows");
    System.setProperty("os.arch", "vax");

    assertUnsupported("the architecture vax is unknown to it");
  }

  private void assertUnsupported(String reason) {
    Support support = provider.support();
    assertFalse(support.supported());
    assertEquals(reason, support.reason());
    assertEquals(
        reason,
        assertThrows(
                UnsupportedOperationException.class, () -> provider.open(StackOptions.defaults()))
            .getMessage());
  }

  @Test
  void isPreferredToAFallBack() {
    assertEquals("windows", provider.name());
    assertEquals(100, provider.priority());
  }
}
