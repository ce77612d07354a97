package io.github.hostnal.benchmarks;

import java.util.List;

/**
 * One of those that are compared.
 *
 * @param name what the tables call it
 * @param kind what its processes run
 * @param partner the arguments of the process on the other side; empty if there is none
 * @param arguments the arguments of the process that measures; the partner's port is added
 */
record Contender(String name, Kind kind, List<String> partner, List<String> arguments) {

  /** What a child process runs. */
  enum Kind {
    C,
    JAVA
  }

  static Contender c(String name, String... arguments) {
    return new Contender(name, Kind.C, List.of(), List.of(arguments));
  }

  static Contender java(String name, String... arguments) {
    return new Contender(name, Kind.JAVA, List.of(), List.of(arguments));
  }

  /** Two processes of one kind: one asks, the other answers. */
  static Contender roundTrip(String name, Kind kind, String how) {
    return new Contender(name, kind, List.of("echo", how), List.of("ping", how));
  }
}
