package io.github.hostnal.itest.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.NetworkStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In plain Java, a provider is asked anew for its priority. In OSGi it is that of a service. */
@Tag("plain-java")
class PriorityTest {

  @Test
  void theHighestIsChosen() throws Throwable {
    PropertySetting high = new PropertySetting("hostnal.imaginary.priority", "1000");
    high.run(
        () -> {
          try (NetworkStack stack = NetworkStack.open()) {
            assertEquals("imaginary", stack.provider());
          }
        });
  }
}
