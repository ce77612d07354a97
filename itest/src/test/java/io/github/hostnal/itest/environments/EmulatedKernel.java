package io.github.hostnal.itest.environments;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program on an emulated kernel, after building and testing that. */
public final class EmulatedKernel {
  private final String name;
  private final Path sources;
  private final Path build;

  private EmulatedKernel(String name, Path sources, Path build) {
    this.name = name;
    this.sources = sources;
    this.build = build;
  }

  /**
   * Runs a program, and exits with its status; or writes into the folder for reports why this
   * machine cannot, and exits with 0.
   *
   * @param args the folder for reports, the name of the kernel, the folder of the sources, the
   *     folder to build into, and the command
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    EmulatedKernel kernel = new EmulatedKernel(args[1], Path.of(args[2]), Path.of(args[3]));
    String obstacle = kernel.obstacle();
    if (!obstacle.isEmpty()) {
      Files.writeString(Path.of(args[0]).resolve("unavailable.txt"), obstacle);
      return;
    }
    kernel.require(kernel.make("test-" + kernel.name));
    System.exit(run(List.of(args).subList(4, args.length)));
  }

  /** Where the library of a kernel is built. */
  static Path library(Path build, String name) {
    return build.resolve("lib" + name + ".so");
  }

  private String obstacle() throws InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "the kernels are emulated on Linux only";
    }
    boolean wide = System.getProperty("sun.arch.data.model", "64").equals("64");
    if (!wide || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      return "the kernels are emulated on 64-bit little-endian machines only";
    }
    for (String tool : List.of("make", "cc")) {
      if (!exists(tool)) {
        return "there is no program " + tool + " to build the kernels with";
      }
    }
    return "";
  }

  private static boolean exists(String tool) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(tool, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> make(String target) {
    return List.of("make", "-s", "-C", sources.toString(), "BUILD=" + build, target);
  }

  private void require(List<String> command) throws IOException, InterruptedException {
    int status = run(command);
    if (status != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with status " + status);
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(new ArrayList<>(command)).inheritIO().start().waitFor();
  }
}
