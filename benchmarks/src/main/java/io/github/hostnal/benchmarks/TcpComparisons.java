package io.github.hostnal.benchmarks;

import io.github.hostnal.benchmarks.Contender.Kind;
import io.github.hostnal.benchmarks.Section.Effort;
import io.github.hostnal.benchmarks.Section.Placement;
import java.util.List;

/** What is compared over TCP, and what hostnal has to reach. */
final class TcpComparisons {
  private static final String ASYNC = "AsynchronousSocketChannel";
  private static final String ASYNC_ONE = ASYNC + ", 1 thread";
  private static final String HOSTNAL = "hostnal, chain of futures";
  private static final String NETTY = "Netty epoll";

  private TcpComparisons() {}

  static List<Section> all(boolean quick) {
    return List.of(roundTrip(quick, false), roundTrip(quick, true), stream(quick), idle(quick));
  }

  private static Section roundTrip(boolean quick, boolean oneCpu) {
    return new Section(
        oneCpu ? "tcp-roundtrip1" : "tcp-roundtrip",
        "A TCP round trip of 64 bytes, "
            + (oneCpu ? "both sides on one CPU" : "each side on its own CPU"),
        "p50",
        Comparisons.columns("p50", "p50 us", "p99", "p99 us", "bytes", "heap bytes"),
        1000,
        oneCpu ? Placement.ONE_CPU : Placement.TWO_CPUS,
        quick ? new Effort(15, 15, 1_000) : new Effort(20, 75, 1_000),
        twoSides("tcp-echo", "tcp-ping"),
        oneCpu
            ? List.of()
            : List.of(
                Goal.ratio(HOSTNAL, "p50", ASYNC, 0.9),
                Goal.ratio(HOSTNAL, "p50", ASYNC_ONE, 0.9)));
  }

  private static Section stream(boolean quick) {
    return new Section(
        "tcp-stream",
        "TCP one way in writes of 64 KiB, each side on its own CPU",
        "MiB/s",
        Comparisons.columns("MiB/s", "MiB/s", "cpu", "CPU us/MiB"),
        1,
        Placement.TWO_CPUS,
        quick ? new Effort(5, 15, 1) : new Effort(10, 45, 2),
        twoSides("tcp-sink", "tcp-source"),
        List.of(
            Goal.ratioAtLeast(HOSTNAL, "MiB/s", ASYNC, 1.0),
            Goal.ratioAtLeast(HOSTNAL, "MiB/s", ASYNC_ONE, 1.0)));
  }

  private static List<Contender> twoSides(String partner, String measurer) {
    return List.of(
        twoSides(ASYNC, partner, measurer, "async"),
        twoSides(ASYNC_ONE, partner, measurer, "async1"),
        twoSides(HOSTNAL, partner, measurer, "hostnal"),
        twoSides(NETTY, partner, measurer, "netty"));
  }

  private static Contender twoSides(String name, String partner, String measurer, String how) {
    return new Contender(name, Kind.JAVA, List.of(partner, how), List.of(measurer, how));
  }

  private static Section idle(boolean quick) {
    return new Section(
        "tcp-idle",
        "Idle TCP connections, " + (quick ? "2,000" : "10,000") + " in the process",
        "heap",
        Comparisons.columns(
            "heap", "heap bytes", "direct", "direct bytes", "threads", "threads", "open", "open"),
        1,
        Placement.ALONE,
        new Effort(1, 3, quick ? 2_000 : 10_000),
        List.of(
            Contender.java(ASYNC, "tcp-idle", "async", "quiet"),
            Contender.java(ASYNC + ", reading", "tcp-idle", "async", "reading"),
            Contender.java("hostnal", "tcp-idle", "hostnal", "quiet"),
            Contender.java("hostnal, reading", "tcp-idle", "hostnal", "reading"),
            Contender.java(NETTY + ", reading", "tcp-idle", "netty", "reading")),
        List.of());
  }
}
