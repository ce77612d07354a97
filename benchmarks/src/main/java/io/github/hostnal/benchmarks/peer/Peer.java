package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.peer.tcp.TcpWorkloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A child process: prints {@code ready PORT}, then for each number read from standard input does a
 * round of that size and prints its figures. Ends with its input.
 */
public final class Peer {
  private Peer() {}

  /**
   * Runs a workload.
   *
   * @param arguments what to do, with what, and the partner's port or the kind of buffer
   * @throws IOException if the network fails
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream out = System.out;
    try (Workload workload = workload(arguments)) {
      out.println("ready " + workload.port());
      for (String line; (line = in.readLine()) != null; ) {
        out.println(workload.round(Integer.parseInt(line)));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Workload workload(String[] arguments) throws IOException {
    if (arguments[0].startsWith("tcp-")) {
      return TcpWorkloads.of(arguments);
    }
    String what = arguments[0] + " " + arguments[1];
    String how = arguments.length > 2 ? arguments[2] : "";
    return switch (what) {
      case "receive channel" -> new ChannelReceive(how);
      case "receive hostnal" -> new HostnalReceive(how);
      case "send channel" -> new ChannelSend(how);
      case "send hostnal" -> new HostnalSend(how);
      case "echo channel" -> new ChannelEcho();
      case "echo hostnal" -> new HostnalEcho();
      case "echo netty" -> new NettyEcho();
      case "ping channel" -> new ChannelPing(Integer.parseInt(how));
      case "ping hostnal" -> new HostnalPing(Integer.parseInt(how));
      case "ping netty" -> new NettyPing(Integer.parseInt(how));
      case "idle channel", "open channel" -> sockets(arguments[0], new ChannelSockets());
      case "idle hostnal", "open hostnal" -> sockets(arguments[0], new HostnalSockets(how));
      default -> throw new IllegalArgumentException("no workload " + what);
    };
  }

  private static Workload sockets(String what, SocketSource source) throws IOException {
    return what.equals("idle") ? new IdleSockets(source) : new OpenClose(source);
  }
}
