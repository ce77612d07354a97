package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.peer.Workload;
import java.io.IOException;

/** The workloads of TCP, by the arguments of a child process. */
public final class TcpWorkloads {
  private TcpWorkloads() {}

  /**
   * Returns a workload.
   *
   * @param arguments what to do, with what, and the partner's port or whether reads are pending
   * @return the workload
   * @throws IOException if the network fails
   */
  public static Workload of(String[] arguments) throws IOException {
    String how = arguments.length > 2 ? arguments[2] : "";
    return switch (arguments[0]) {
      case "tcp-echo" -> echo(arguments[1]);
      case "tcp-ping" -> ping(arguments[1], Integer.parseInt(how));
      case "tcp-sink" -> sink(arguments[1]);
      case "tcp-source" -> source(arguments[1], Integer.parseInt(how));
      case "tcp-idle" -> new IdleConnections(() -> pairs(arguments[1], how.equals("reading")));
      default -> throw unknown(arguments[0]);
    };
  }

  private static Workload echo(String with) throws IOException {
    return switch (with) {
      case "async" -> new AsyncEcho(AsyncGroup.shared());
      case "async1" -> new AsyncEcho(AsyncGroup.oneThread());
      case "hostnal" -> new HostnalEcho();
      case "netty" -> new NettyServer(NettyEcho::new);
      default -> throw unknown(with);
    };
  }

  private static Workload ping(String with, int port) throws IOException {
    return switch (with) {
      case "async" -> new AsyncPing(AsyncGroup.shared(), port);
      case "async1" -> new AsyncPing(AsyncGroup.oneThread(), port);
      case "hostnal" -> new HostnalPing(port);
      case "netty" -> new NettyPing(port);
      default -> throw unknown(with);
    };
  }

  private static Workload sink(String with) throws IOException {
    return switch (with) {
      case "async" -> new AsyncSink(AsyncGroup.shared());
      case "async1" -> new AsyncSink(AsyncGroup.oneThread());
      case "hostnal" -> new HostnalSink();
      case "netty" -> new NettyServer(NettySink::new);
      default -> throw unknown(with);
    };
  }

  private static Workload source(String with, int port) throws IOException {
    return switch (with) {
      case "async" -> new AsyncSource(AsyncGroup.shared(), port);
      case "async1" -> new AsyncSource(AsyncGroup.oneThread(), port);
      case "hostnal" -> new HostnalSource(port);
      case "netty" -> new NettySource(port);
      default -> throw unknown(with);
    };
  }

  private static ConnectionSource pairs(String with, boolean reading) throws IOException {
    return switch (with) {
      case "async" -> new AsyncPairs(reading);
      case "hostnal" -> new HostnalPairs(reading);
      case "netty" -> new NettyPairs();
      default -> throw unknown(with);
    };
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("no TCP workload " + word);
  }
}
