package io.github.hostnal.itest.environments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The environments that the suite runs in, each with its command. */
final class EnvironmentList {
  private static final String MAIN = "io.github.hostnal.itest.EnvironmentRun";
  private static final String MODULE = "io.github.hostnal.itest";

  /** The tests that every environment runs. */
  private static final List<String> SUITES = List.of("contract", "lookup");

  /** The tests with networks of namespaces, which Linux alone has. */
  private static final String NAMESPACES = "namespaces";

  /** Tests whose processes would have to start a framework of their own. */
  private static final List<String> NO_FRAMEWORK =
      List.of(
          "DescriptorExhaustionTest.withoutDescriptors: its process has a class path, no framework",
          "PickedAddressWireTest.withoutADefaultRouteThatOfTheFirstInterfaceWhichIsUp: its process"
              + " has a class path, no framework",
          "SlowSendTest: its process has a class path, no framework");

  /** The bundles beside which hostnal has to work in Eclipse Kura 6. */
  private static final List<String> OF_KURA =
      List.of(
          "asm",
          "asm-analysis",
          "asm-commons",
          "asm-tree",
          "asm-util",
          "org.apache.aries.spifly.dynamic.bundle",
          "org.apache.felix.scr",
          "org.osgi.service.component",
          "org.osgi.util.function",
          "org.osgi.util.promise");

  /** What the environment must be told of beside jffi, so that JDK 24 and later do not warn. */
  private static final String ALLOW_NATIVE = "--enable-native-access=";

  private final Place place;

  EnvironmentList(Place place) {
    this.place = place;
  }

  /** Returns all, in the order in which they run. The first one's count of tests is the measure. */
  List<Environment> all() {
    return List.of(
        onClassPath("class-path", List.of(), List.of(NAMESPACES)),
        onModulePath("module-path", List.of(NAMESPACES)),
        inFramework("felix-7.0.5", "org.apache.felix.framework", List.of()),
        inFramework("equinox-3.24.300", "org.eclipse.osgi", List.of()),
        inFramework("equinox-3.21.0-kura", "kura/org.eclipse.osgi", OF_KURA),
        onKernel("FreeBSD"),
        onKernel("OpenBSD"),
        onKernel("NetBSD"),
        onKernel("DragonFly"),
        onKernel("macOS"));
  }

  /** Returns those that run only if they are chosen, as they take long, and want other programs. */
  private List<Environment> onRequest() {
    return List.of(
        new Environment("windows-wine", List.of(place.wineSources().resolve("run").toString())));
  }

  /** Returns those with the names in a list that is separated by commas; all for no name. */
  List<Environment> chosen(String names) {
    if (names.isEmpty()) {
      return all();
    }
    List<String> wanted = Arrays.asList(names.split(",", -1));
    List<Environment> known = Stream.concat(all().stream(), onRequest().stream()).toList();
    List<Environment> chosen = known.stream().filter(one -> wanted.contains(one.name())).toList();
    if (chosen.size() < wanted.size()) {
      List<String> possible = known.stream().map(Environment::name).toList();
      throw new IllegalArgumentException("no such environment: " + names + ", of " + possible);
    }
    return chosen;
  }

  /** A JVM on the class path, with flags and suites of its own. */
  private Environment onClassPath(String name, List<String> flags, List<String> moreSuites) {
    List<String> command = new ArrayList<>(place.java());
    command.add(ALLOW_NATIVE + "ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-cp", place.classPath(), MAIN));
    return new Environment(name, withArguments(command, name, moreSuites));
  }

  private Environment onModulePath(String name, List<String> moreSuites) {
    List<String> command = new ArrayList<>(place.java());
    command.add(ALLOW_NATIVE + "org.jnrproject.jffi");
    command.addAll(List.of("--module-path", place.modulePath()));
    command.addAll(List.of("--add-modules", "ALL-MODULE-PATH", "-m", MODULE + "/" + MAIN));
    return new Environment(name, withArguments(command, name, moreSuites));
  }

  /** A framework with hostnal's bundles, and others beside them; all of them are foreign jars. */
  private Environment inFramework(String name, String framework, List<String> neighbours) {
    List<String> command = new ArrayList<>(place.java());
    command.add(ALLOW_NATIVE + "ALL-UNNAMED");
    command.add("-Dhostnal.itest.class.path=" + place.classPath());
    command.addAll(
        List.of("-cp", place.frameworkClassPath(framework), FrameworkMain.class.getName()));
    command.add(place.folder(name).resolve("storage").toString());
    command.add(place.bundles(neighbours));
    return new Environment(
        name, withArguments(command, name, List.of(NAMESPACES, "framework")), NO_FRAMEWORK);
  }

  /** A JVM that takes itself to be on another system, and calls its kernel, which is emulated. */
  private Environment onKernel(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    List<String> command = new ArrayList<>(place.java());
    command.addAll(List.of("-cp", place.testClasses().toString(), EmulatedKernel.class.getName()));
    command.addAll(List.of(place.folder(name).toString(), name));
    command.addAll(List.of(place.kernelSources().toString(), place.kernels().toString()));
    Path library = EmulatedKernel.library(place.kernels(), name);
    List<String> flags = List.of("-Dhostnal.system=" + system, "-Dhostnal.libc=" + library);
    command.addAll(onClassPath(name, flags, List.of()).command());
    return new Environment(name, command);
  }

  private List<String> withArguments(List<String> command, String name, List<String> moreSuites) {
    return Stream.of(command, List.of(place.folder(name).toString()), SUITES, moreSuites)
        .flatMap(List::stream)
        .toList();
  }
}
