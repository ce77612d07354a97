package io.github.hostnal.itest.namespaces;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The {@code ip} tool of iproute2. */
final class Ip {
  private Ip() {}

  /** Runs one command. Returns what it printed; fails with it if the tool refused. */
  static String run(String... arguments) {
    return run(List.of(arguments), "");
  }

  /** Runs many commands in a namespace, one a line. */
  static void batch(String namespace, String commands) {
    run(List.of("-n", namespace, "-batch", "-"), commands);
  }

  private static String run(List<String> arguments, String input) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new UncheckedIOException(new IOException(String.join(" ", command) + ": " + output));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }
}
