package io.github.hostnal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider says of the systems that it may be on, and which rules it has. */
class MacosProviderTest {
  private static TargetSystem target(String system, String architecture) {
    return new TargetSystem(system, architecture, "c", List::of);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, 'this system is Linux, not macOS'",
    "FreeBSD, amd64, 'this system is FreeBSD, not macOS'",
    "Mac OS X, ppc, the architecture ppc is unknown to it"
  })
  void refuses(String system, String architecture, String reason) {
    MacosProvider provider = new MacosProvider(() -> target(system, architecture));
    assertFalse(provider.support().supported());
    assertEquals(reason, provider.support().reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "macOS", "Darwin"})
  void isForMacos(String system) {
    assertTrue(new MacosProvider(() -> target(system, "aarch64")).support().supported());
    assertTrue(new MacosProvider(() -> target(system, "x86_64")).support().supported());
  }

  @Test
  void rules() {
    TargetSystem target = target("macOS", "arm64");
    MacosPlatform platform =
        new MacosPlatform(MacosAbi.forArchitecture("arm64").orElseThrow(), target);
    assertEquals(
        List.of("LocalSourceRule", "SourceOrInterfaceRule", "OctetOptionRule"),
        platform.sendRules(false).stream().map(rule -> rule.getClass().getSimpleName()).toList());
    assertEquals(InterfaceForm.MREQN, platform.interfaceForm());
    assertTrue(platform.leastSendBuffer() >= 65_535 + 512);
  }
}
