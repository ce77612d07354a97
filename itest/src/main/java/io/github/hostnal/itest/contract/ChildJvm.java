package io.github.hostnal.itest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that need a process of their own, and what they print. */
public final class ChildJvm {
  private static final long SECONDS = Math.max(60, 3L * Await.SECONDS);

  /** Where classes are that come from bundles here. */
  private static final String CLASS_PATH = "hostnal.itest.class.path";

  /** How a process ended. */
  record Result(int status, String output) {}

  private ChildJvm() {}

  /** Returns a shell's words for running a class of this suite as this JVM would. */
  static String commandFor(Class<?> main) {
    return String.join(" ", command(main).stream().map(ChildJvm::quoted).toList());
  }

  /**
   * Returns the command line for running a class of this suite as this JVM would, but that it runs
   * on a class path instead of in a framework.
   */
  public static List<String> command(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(ChildJvm::isForChildren)
        .forEach(command::add);
    Module module = main.getModule();
    if (module.isNamed()) {
      String where = System.getProperty("jdk.module.path");
      command.addAll(List.of("-p", where, "--add-modules", "ALL-MODULE-PATH"));
      command.addAll(List.of("-m", module.getName() + "/" + main.getName()));
    } else {
      String own = System.getProperty("java.class.path");
      command.addAll(List.of("-cp", System.getProperty(CLASS_PATH, own), main.getName()));
    }
    return command;
  }

  private static boolean isForChildren(String argument) {
    return Stream.of("--enable-native-access", "-Dhostnal.", "-Djffi.", "-Djnr.")
        .anyMatch(argument::startsWith);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Runs a command to its end. */
  static Result run(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return new Result(127, e.toString());
    }
    process.getOutputStream().close();
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new String(process.getInputStream().readAllBytes(), UTF_8);
              } catch (IOException e) {
                return e.toString();
              }
            });
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return new Result(-1, "not over in " + SECONDS + " s; " + Await.result(output));
    }
    return new Result(process.exitValue(), Await.result(output));
  }
}
