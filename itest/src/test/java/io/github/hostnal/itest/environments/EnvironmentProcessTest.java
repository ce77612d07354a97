package io.github.hostnal.itest.environments;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An environment that does not start, fails or hangs ends with an error, and shows its output. */
@Timeout(60)
class EnvironmentProcessTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Limits NEVER = new Limits(LONG, LONG);
  private static final Limits SILENT = new Limits(Duration.ofSeconds(2), LONG);
  private static final Limits ENDLESS = new Limits(LONG, Duration.ofSeconds(2));

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private EnvironmentResult run(Limits limits, String... command)
      throws IOException, InterruptedException {
    Environment environment = new Environment("trial", List.of(command));
    try (PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
      return new EnvironmentProcess(environment, limits).run(folder.resolve("trial"), out);
    }
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatEndsWellShowsNothing() throws Exception {
    EnvironmentResult result = run(NEVER, "sh", "-c", "echo fine");
    assertEquals("", result.problem());
    assertEquals("", shown());
  }

  @Test
  void aProgramThatIsNotThere() throws Exception {
    assertTrue(run(NEVER, "/no/such/program").problem().contains("/no/such/program"));
  }

  @Test
  void aFailureShowsTheEndOfTheOutput() throws Exception {
    EnvironmentResult result = run(NEVER, "sh", "-c", "seq 1000; echo the reason >&2; exit 3");
    assertEquals("ended with status 3", result.problem());
    assertTrue(shown().contains("  1000\n  the reason\n"), shown());
    assertTrue(shown().lines().noneMatch("  1"::equals), shown());
  }

  @Test
  void whatIsSilentHangs() throws Exception {
    EnvironmentResult result = run(SILENT, "sh", "-c", "echo last words; exec sleep 100");
    assertEquals("hung: it printed nothing for 2 s", result.problem());
    assertTrue(shown().contains("last words"), shown());
  }

  @Test
  void whatGoesOnForEverHangs() throws Exception {
    EnvironmentResult result = run(ENDLESS, "sh", "-c", "while sleep 0.2; do echo on; done");
    assertEquals("hung: it was not over in 2 s", result.problem());
  }

  @Test
  void aChildThatIsLeftIsEnded() throws Exception {
    run(SILENT, "sh", "-c", "sleep 100 & echo $!; wait");
    long child = Long.parseLong(shown().lines().skip(1).findFirst().orElseThrow().strip());
    ProcessHandle.of(child).ifPresent(left -> left.onExit().orTimeout(50, SECONDS).join());
  }
}
