package io.github.hostnal.bsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.Support;
import io.github.hostnal.support.posix.TargetSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the provider says of the systems that it may be on. */
class BsdProviderTest {
  private static BsdProvider on(String system, String architecture, String library) {
    TargetSystem target = new TargetSystem(system, architecture, library, List::of);
    return new BsdProvider(() -> target);
  }

  @ParameterizedTest
  @CsvSource({
    "Plan 9, amd64, 'this system is Plan 9, not one of the BSDs'",
    "Linux, amd64, 'this system is Linux, not one of the BSDs'",
    "Mac OS X, aarch64, 'this system is Mac OS X, not one of the BSDs'",
    "FreeBSD, i386, the architecture i386 is unknown to it",
    "DragonFly, aarch64, the architecture aarch64 is unknown to it"
  })
  void refuses(String system, String architecture, String reason) {
    BsdProvider provider = on(system, architecture, "c");
    assertFalse(provider.support().supported());
    assertEquals(reason, provider.support().reason());
    assertEquals(
        reason,
        assertThrows(
                UnsupportedOperationException.class, () -> provider.open(StackOptions.defaults()))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "FreeBSD, amd64",
    "freebsd, x86_64",
    "OpenBSD, aarch64",
    "NetBSD, arm64",
    "DragonFly, x86_64",
    "DragonFlyBSD, amd64"
  })
  void isForAllBsds(String system, String architecture) {
    assertTrue(on(system, architecture, "c").support().supported());
  }

  @Test
  void tellsHowToGetANativeLibraryForNetbsd() {
    Support support = on("NetBSD", "amd64", "/no/such/library.so").support();
    assertFalse(support.supported());
    assertTrue(
        support
            .reason()
            .startsWith(
                "jffi brings no native library for NetBSD: build its libjffi there, and start Java"
                    + " with -Djffi.boot.library.path=DIR"),
        support::reason);
  }

  @Test
  void isPreferredToAFallBack() {
    assertEquals("bsd", new BsdProvider().name());
    assertEquals(100, new BsdProvider().priority());
  }
}
