package io.github.hostnal.itest.contract.dns;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Gives each test a stack of its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DnsTest {
  /** The stack under test. */
  NetworkStack stack;

  /** Its resolver. */
  Dns dns;

  @BeforeEach
  final void openStack() {
    stack = NetworkStack.open(options());
    assumeTrue(stack.capabilities().contains(Capability.DNS), "the stack lacks DNS");
    dns = stack.dns();
  }

  /** What the stack is to be like. */
  StackOptions options() {
    return StackOptions.defaults();
  }

  @AfterEach
  final void closeStack() {
    stack.close();
  }

  /** Checks that a message says what is the matter. */
  static void assertNames(Throwable failure, String... parts) {
    String message = String.valueOf(failure.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }
}
