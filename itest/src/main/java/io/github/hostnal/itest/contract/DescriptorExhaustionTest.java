package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.itest.contract.ChildJvm.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process without descriptors left gets clear exceptions, and its stack lives on. */
@Tag(Tags.ERRORS)
class DescriptorExhaustionTest {
  private static Result limited;
  private static Result child;

  @BeforeAll
  static void runChild() throws Exception {
    limited = ChildJvm.run("sh", "-c", "ulimit -n 100 && ulimit -n");
    if (isLimited()) {
      String command = ChildJvm.commandFor(DescriptorExhaustion.class);
      child = ChildJvm.run("sh", "-c", "ulimit -n 100 && exec " + command);
    }
  }

  private static boolean isLimited() {
    return limited.output().strip().equals("100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aClearException",
        "noHalfOpenPairs",
        "openSocketsWork",
        "aNewStackSaysSo",
        "oneClosedIsOneMore"
      })
  void withoutDescriptors(String scenario) {
    assumeTrue(isLimited(), () -> "a shell cannot limit descriptors here: " + limited);
    assertTrue(Scenarios.passed(child.output(), scenario), child::toString);
  }
}
