package io.github.hostnal.itest.environments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the process of an environment to its end, or until it hangs. */
final class EnvironmentProcess {
  private static final int LINES_SHOWN = 60;

  private static final long MOST_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Environment environment;
  private final Limits limits;

  EnvironmentProcess(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  /** Runs it, and shows the end of what it printed unless it ended well. */
  EnvironmentResult run(Path folder, PrintStream out) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (!environment.limits().isEmpty()) {
      Files.write(folder.resolve(Reports.LIMITS), environment.limits());
    }
    // Not in the folder, which a program may empty before it writes reports.
    Path output = folder.resolveSibling(environment.name() + ".txt");
    long start = System.nanoTime();
    String problem = runToEnd(output);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (!problem.isEmpty()) {
      out.println(environment.name() + " " + problem + "; the end of " + output + ":");
      List<String> lines = Files.readString(output, StandardCharsets.ISO_8859_1).lines().toList();
      lines.stream()
          .skip(Math.max(0, lines.size() - LINES_SHOWN))
          .forEach(line -> out.println("  " + line));
    }
    return new EnvironmentResult(environment.name(), Reports.in(folder), problem, time);
  }

  /** Returns what went wrong, or the empty string. */
  private String runToEnd(Path output) throws IOException, InterruptedException {
    Files.writeString(output, "");
    Process process;
    try {
      process =
          new ProcessBuilder(environment.command())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return "did not start: " + e.getMessage();
    }
    process.getOutputStream().close();
    try {
      return watch(process, output);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private String watch(Process process, Path output) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long last = start;
    long silent = 0;
    long size = 0;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      // When the whole machine has stalled, the process could not print either.
      silent += Math.min(now - last, MOST_BETWEEN_LOOKS);
      last = now;
      if (Files.size(output) != size) {
        size = Files.size(output);
        silent = 0;
      }
      if (silent > limits.silence().toNanos()) {
        return "hung: it printed nothing for " + limits.silence().toSeconds() + " s";
      }
      if (now - start > limits.total().toNanos()) {
        return "hung: it was not over in " + limits.total().toSeconds() + " s";
      }
    }
    return process.exitValue() == 0 ? "" : "ended with status " + process.exitValue();
  }
}
