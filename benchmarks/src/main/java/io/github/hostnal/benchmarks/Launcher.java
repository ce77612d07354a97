package io.github.hostnal.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts child processes, each pinned to a CPU.
 *
 * @param compiled the C peer; empty if there is no compiler
 * @param cpus where to pin: the partner to the first, the one that measures to the second
 * @param letSleep whether CPUs may sleep while two of them exchange datagrams
 * @param jvmFlags further flags for the Java peers
 */
record Launcher(Optional<Path> compiled, Cpus cpus, boolean letSleep, List<String> jvmFlags) {
  private static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms256m",
          "-Xmx256m",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  /** Returns what starts processes where a section wants them. */
  Launcher placing(Section.Placement placement) {
    return placement == Section.Placement.ONE_CPU
        ? new Launcher(compiled, new Cpus(cpus.second(), cpus.second()), letSleep, jvmFlags)
        : this;
  }

  /** Starts what keeps CPUs from sleeping, if it is wanted and can be had. */
  List<Child> keepAwake(Section.Placement placement) throws IOException {
    List<Child> spinners = new ArrayList<>();
    if (placement == Section.Placement.TWO_CPUS && !letSleep && compiled.isPresent()) {
      Contender spinner = Contender.c("spinner", "spin", "idle");
      spinners.add(start(spinner, spinner.arguments(), cpus.first()));
      spinners.add(start(spinner, spinner.arguments(), cpus.second()));
    }
    return spinners;
  }

  boolean canRun(Contender contender) {
    return contender.kind() == Contender.Kind.JAVA || compiled.isPresent();
  }

  Optional<Child> partner(Contender contender) throws IOException {
    return contender.partner().isEmpty()
        ? Optional.empty()
        : Optional.of(start(contender, contender.partner(), cpus.first()));
  }

  Child measurer(Contender contender, Optional<Child> partner) throws IOException {
    List<String> arguments = new ArrayList<>(contender.arguments());
    partner.ifPresent(child -> arguments.add(Integer.toString(child.port())));
    return start(contender, arguments, cpus.second());
  }

  private Child start(Contender contender, List<String> arguments, int cpu) throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
    if (contender.kind() == Contender.Kind.C) {
      command.add(compiled.orElseThrow().toString());
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JVM_FLAGS);
      command.addAll(jvmFlags);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add("io.github.hostnal.benchmarks.peer.Peer");
    }
    command.addAll(arguments);
    return new Child(contender.name() + " " + arguments, command);
  }
}
