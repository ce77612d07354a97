package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.itest.contract.ChildJvm.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends that have to wait for the system. On loopback none ever does, so this runs in a user and
 * network namespace of its own (Linux, no rights needed) whose loopback is slow.
 */
class SlowSendTest {
  private static final String SLOW_LOOPBACK =
      "ip link set lo up && tc qdisc add dev lo root tbf rate 1mbit burst 4kb latency 60s";

  private static Result probe;
  private static Result child;

  @BeforeAll
  static void runChild() throws Exception {
    probe = ChildJvm.run("unshare", "-rn", "sh", "-c", SLOW_LOOPBACK);
    if (probe.status() == 0) {
      String command = ChildJvm.commandFor(SlowSends.class);
      child = ChildJvm.run("unshare", "-rn", "sh", "-c", SLOW_LOOPBACK + " && exec " + command);
    }
  }

  private static void assertPassed(String scenario) {
    assumeTrue(probe.status() == 0, () -> "no namespace with a slow loopback here: " + probe);
    assertTrue(Scenarios.passed(child.output(), scenario), child::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancelledSendsAreNotSent",
        "timedOutSendsAreNotSent",
        "cancellingRacesWithSending",
        "cancellingSendAllTellsWhatWentOut"
      })
  @Tag(Tags.CANCELLATION)
  void withdrawn(String scenario) {
    assertPassed(scenario);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waitingSendsLeaveInOrder",
        "aConnectedSocketsSendsToo",
        "aLaterSendDoesNotOvertake",
        "receivesGoOnMeanwhile"
      })
  @Tag(Tags.ORDER)
  void inOrder(String scenario) {
    assertPassed(scenario);
  }

  @ParameterizedTest
  @ValueSource(strings = "closeFailsWaitingSends")
  @Tag(Tags.CLOSE)
  void closed(String scenario) {
    assertPassed(scenario);
  }

  @ParameterizedTest
  @ValueSource(strings = "oneMoreSendIsRejected")
  @Tag(Tags.MEMORY)
  void limited(String scenario) {
    assertPassed(scenario);
  }
}
