package io.github.hostnal.itest.environments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where this build keeps what the environments are made of.
 *
 * @param target the module's build folder; its folder {@code jars} has all that the suite needs at
 *     run time
 * @param suite the jar of the suite
 * @param frameworkTests the jar of what is only run in frameworks
 * @param javaHome the JVM to run in
 */
record Place(Path target, Path suite, Path frameworkTests, Path javaHome) {
  /** What a user sets for hostnal and for the native access holds in every environment. */
  private static final List<String> PASSED_ON = List.of("hostnal.", "jffi.", "jnr.");

  /** The place that the build tells of in system properties. */
  static Place fromProperties() {
    return new Place(
        Path.of(System.getProperty("itest.target")),
        Path.of(System.getProperty("itest.jar")),
        Path.of(System.getProperty("itest.framework.jar")),
        Path.of(System.getProperty("itest.java.home")));
  }

  Path folder(String environment) {
    return folders().resolve(environment);
  }

  private Path folders() {
    return target.resolve("environments");
  }

  /** Deletes what earlier runs left. */
  void empty() throws IOException {
    if (Files.exists(folders())) {
      try (Stream<Path> files = Files.walk(folders())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  String classPath() {
    return modulePath() + File.separator + "*";
  }

  String modulePath() {
    return suite + File.pathSeparator + target.resolve("jars");
  }

  /** The classes that start a framework, and the framework. */
  String frameworkClassPath(String framework) {
    return testClasses() + File.pathSeparator + foreign(framework);
  }

  /** The classes that run environments. */
  Path testClasses() {
    return target.resolve("test-classes");
  }

  /** The sources of the emulated kernels. */
  Path kernelSources() {
    return target.resolveSibling(Path.of("src", "test", "kernels"));
  }

  /** The programs that run a Windows JVM under wine. */
  Path wineSources() {
    return target.resolveSibling(Path.of("src", "test", "wine"));
  }

  /** Where the emulated kernels are built. */
  Path kernels() {
    return target.resolve("kernels");
  }

  /** The bundles to run in a framework, jars and folders: hostnal's, JUnit's, and neighbours. */
  String bundles(List<String> neighbours) {
    Stream<Path> own = Stream.of(suite, frameworkTests, target.resolve("bundles"));
    return Stream.concat(own, neighbours.stream().map(this::foreign))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path foreign(String jar) {
    return target.resolve("foreign").resolve(jar + ".jar");
  }

  /** Begins a command line: the JVM, and the properties of the user. */
  List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> PASSED_ON.stream().anyMatch(name::startsWith))
        .sorted()
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    return command;
  }
}
