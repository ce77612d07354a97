package io.github.hostnal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final String NAME = "hostnal.test";

  @AfterEach
  void clear() {
    System.clearProperty(NAME);
  }

  @Test
  void isWhatTheSystemPropertiesSay() {
    assertNull(Configuration.get(NAME));
    System.setProperty(NAME, "system");

    assertEquals("system", Configuration.get(NAME));
  }

  @Test
  void asksAContainerFirstUntilThatEnds() {
    System.setProperty(NAME, "system");

    Runnable end = Configuration.askFirst(Map.of(NAME, "container")::get);
    assertEquals("container", Configuration.get(NAME));
    end.run();

    assertEquals("system", Configuration.get(NAME));
  }

  @Test
  void asksOneAfterTheOther() {
    Runnable endFirst = Configuration.askFirst(Map.of(NAME, "first")::get);
    Runnable endSecond = Configuration.askFirst(Map.of(NAME, "second", "other", "2")::get);

    assertEquals("first", Configuration.get(NAME));
    assertEquals("2", Configuration.get("other"));
    endFirst.run();
    assertEquals("second", Configuration.get(NAME));
    endSecond.run();
    assertNull(Configuration.get(NAME));
  }
}
