package io.github.hostnal.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process that has said on which port it is ready, and works when told to. */
final class Child implements AutoCloseable {
  private static final int ANSWER_SECONDS = 120;
  private static final int END_SECONDS = 10;

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final Writer out;
  private final int port;

  /**
   * Starts a process.
   *
   * @param name what messages call it
   */
  Child(String name, List<String> command) throws IOException {
    this.name = name;
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in = process.inputReader();
    out = process.outputWriter();
    String ready = line();
    if (!ready.startsWith("ready ")) {
      throw new IOException(name + " is not ready but says: " + ready);
    }
    port = Integer.parseInt(ready.substring("ready ".length()));
  }

  int port() {
    return port;
  }

  Result round(int size) throws IOException {
    out.write(size + "\n");
    out.flush();
    return Result.parse(line());
  }

  private String line() throws IOException {
    CompletableFuture<String> next = CompletableFuture.supplyAsync(this::blockingLine);
    try {
      String line = next.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new IOException(name + " ended too early");
      }
      return line;
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IOException(name + " did not answer in " + ANSWER_SECONDS + " s", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(name, e);
    }
  }

  private String blockingLine() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the child's input, which ends most; echo and spin in C do not look at it. */
  @Override
  public void close() throws IOException {
    out.close();
    try {
      if (name.contains("[echo")
          || name.contains("[spin")
          || !process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
