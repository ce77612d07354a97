package io.github.hostnal.itest.contract.dns;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.itest.StackFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of DNS need. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DnsTest extends StackFixture {
  /** The resolver of the stack under test. */
  Dns dns;

  @BeforeEach
  final void requireDns() {
    assumeTrue(stack.capabilities().contains(Capability.DNS), "the stack lacks DNS");
    dns = stack.dns();
  }

  /** Checks that a message says what is the matter. */
  static void assertNames(Throwable failure, String... parts) {
    String message = String.valueOf(failure.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }
}
