package io.github.hostnal.benchmarks;

import io.github.hostnal.benchmarks.Contender.Kind;
import io.github.hostnal.benchmarks.Section.Effort;
import io.github.hostnal.benchmarks.Section.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is compared with what, and what hostnal has to reach. */
final class Comparisons {
  private static final String C_PKTINFO = "C recvmsg, pktinfo";
  private static final String C_EPOLL = "C epoll, same calls";
  private static final String NETTY = "Netty epoll";
  private static final String HOSTNAL_EPOLL = "hostnal, on the event loop";

  private Comparisons() {}

  static List<Section> all(boolean quick) {
    Stream<Section> udp =
        Stream.of(
            receive(quick),
            send(quick),
            roundTrip(quick, false),
            roundTrip(quick, true),
            idle(quick),
            open(quick));
    return Stream.concat(udp, TcpComparisons.all(quick).stream()).toList();
  }

  private static Section receive(boolean quick) {
    List<String> hostnal = List.of("hostnal receiveInto, heap", "hostnal receiveInto, direct");
    return new Section(
        "receive",
        "A receive of 64 bytes that are queued",
        "ns",
        columns("ns", "ns", "bytes", "heap bytes"),
        1,
        Placement.ALONE,
        quick ? new Effort(10, 15, 50) : new Effort(20, 75, 100),
        List.of(
            Contender.c(C_PKTINFO, "receive", "pktinfo"),
            Contender.c("C recvmsg, pktinfo + tos + ttl", "receive", "all"),
            Contender.c("C, the same, in a threaded process", "receive", "threaded"),
            Contender.java("DatagramChannel, heap, no local", "receive", "channel", "heap"),
            Contender.java("DatagramChannel, direct, no local", "receive", "channel", "direct"),
            Contender.java(hostnal.get(0), "receive", "hostnal", "heap"),
            Contender.java(hostnal.get(1), "receive", "hostnal", "direct")),
        hostnal.stream()
            .flatMap(
                name ->
                    Stream.of(
                        Goal.ratio(name, "ns", C_PKTINFO, 1.25),
                        Goal.most(name, "bytes", 160, "B")))
            .toList());
  }

  private static Section send(boolean quick) {
    return new Section(
        "send",
        "A send of 64 bytes over loopback",
        "ns",
        columns("ns", "ns", "bytes", "heap bytes"),
        1,
        Placement.ALONE,
        quick ? new Effort(10, 15, 25) : new Effort(20, 75, 50),
        List.of(
            Contender.c("C sendmsg, pktinfo", "send", "pktinfo"),
            Contender.java("DatagramChannel, heap, no local", "send", "channel", "heap"),
            Contender.java("DatagramChannel, direct, no local", "send", "channel", "direct"),
            Contender.java("hostnal send, heap", "send", "hostnal", "heap"),
            Contender.java("hostnal send, direct", "send", "hostnal", "direct")),
        List.of());
  }

  /** On two CPUs, waking the other one is part of it; on one, only the software counts. */
  private static Section roundTrip(boolean quick, boolean oneCpu) {
    return new Section(
        oneCpu ? "roundtrip1" : "roundtrip",
        "A round trip of 64 bytes, "
            + (oneCpu ? "both sides on one CPU" : "each side on its own CPU"),
        "p50",
        columns("p50", "p50 us", "p99", "p99 us", "bytes", "heap bytes"),
        1000,
        oneCpu ? Placement.ONE_CPU : Placement.TWO_CPUS,
        quick ? new Effort(15, 15, 1_000) : new Effort(20, 75, 1_000),
        List.of(
            Contender.roundTrip(C_EPOLL, Kind.C, "edge"),
            Contender.roundTrip("C epoll, level, no extra receive", Kind.C, "level"),
            Contender.roundTrip("DatagramChannel, blocking", Kind.JAVA, "channel"),
            Contender.roundTrip(HOSTNAL_EPOLL, Kind.JAVA, "hostnal"),
            Contender.roundTrip(NETTY, Kind.JAVA, "netty")),
        oneCpu
            ? List.of()
            : List.of(
                Goal.ratio(HOSTNAL_EPOLL, "p50", C_EPOLL, 1.15),
                Goal.ratio(HOSTNAL_EPOLL, "p50", NETTY, 0.85)));
  }

  private static Section idle(boolean quick) {
    List<String> hostnal = List.of("hostnal bindSingle", "hostnal bindMultiple");
    return new Section(
        "idle",
        "Memory of an idle bound socket",
        "heap",
        columns("heap", "heap bytes", "direct", "direct bytes"),
        1,
        Placement.ALONE,
        new Effort(1, 3, quick ? 2_000 : 10_000),
        List.of(
            Contender.java("DatagramChannel", "idle", "channel"),
            Contender.java(hostnal.get(0), "idle", "hostnal", "single"),
            Contender.java(hostnal.get(1), "idle", "hostnal", "multiple")),
        hostnal.stream()
            .flatMap(
                name ->
                    Stream.of(
                        Goal.most(name, "heap", 2048, "B"), Goal.most(name, "direct", 0, "B")))
            .toList());
  }

  private static Section open(boolean quick) {
    String hostnal = "hostnal bindSingle, close";
    return new Section(
        "open",
        "Open, bind and close sockets, one after another",
        "ns",
        columns("ns", "ns", "fds", "fds left", "kept", "heap kept"),
        1,
        Placement.ALONE,
        new Effort(1, 5, quick ? 2_000 : 20_000),
        List.of(
            Contender.c("C socket, bind, close", "open", "close"),
            Contender.java("DatagramChannel", "open", "channel"),
            Contender.java(hostnal, "open", "hostnal", "single")),
        List.of(
            Goal.most(hostnal, "fds", 0, "descriptors"), Goal.most(hostnal, "kept", 500_000, "B")));
  }

  static Map<String, String> columns(String... keysAndHeadings) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < keysAndHeadings.length; i += 2) {
      columns.put(keysAndHeadings[i], keysAndHeadings[i + 1]);
    }
    return columns;
  }
}
