package io.github.hostnal.bsd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.InterfaceForm;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which system has which rule; what the rules do is tested where they are. */
class BsdRulesTest {
  private static BsdRules rules(BsdSystem system) {
    return BsdRules.of(system, BsdAbi.of(system, "amd64").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "FREEBSD, LocalSourceRule WildcardSourceRule OctetOptionRule",
    "OPENBSD, LocalSourceRule OctetOptionRule",
    "NETBSD, LocalSourceRule OctetOptionRule",
    "DRAGONFLY, LocalSourceRule WildcardSourceRule OctetOptionRule"
  })
  void sending(BsdSystem system, String expected) {
    assertEquals(
        expected,
        rules(system).ipv4Rules().stream()
            .map(rule -> rule.getClass().getSimpleName())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "FREEBSD, GroupRequests, MREQN",
    "OPENBSD, FamilyRequests, ADDRESS",
    "NETBSD, FamilyRequests, INDEX",
    "DRAGONFLY, FamilyRequests, ADDRESS"
  })
  void groups(BsdSystem system, String memberships, InterfaceForm form) {
    assertEquals(memberships, rules(system).memberships().getClass().getSimpleName());
    assertEquals(form, rules(system).interfaceForm());
    assertEquals(
        memberships.equals("GroupRequests"),
        rules(system).own().contains(Capability.SOURCE_SPECIFIC_MULTICAST));
  }

  @ParameterizedTest
  @EnumSource
  void versionedSymbols(BsdSystem system) {
    Map<String, String> expected =
        system == BsdSystem.NETBSD
            ? Map.of("socket", "__socket30", "kevent", "__kevent50")
            : Map.of();
    assertEquals(expected, rules(system).versions());
  }

  @ParameterizedTest
  @EnumSource
  void interfacesOnSending(BsdSystem system) {
    assertEquals(
        system == BsdSystem.NETBSD, rules(system).own().contains(Capability.SEND_INTERFACE_IPV4));
  }
}
