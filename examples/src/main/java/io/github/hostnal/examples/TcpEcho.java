package io.github.hostnal.examples;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A server that sends every byte back, to any number of clients on one thread. */
@Command(
    name = "tcp-echo",
    mixinStandardHelpOptions = true,
    description = "Send every byte of every connection back.")
final class TcpEcho implements Callable<Integer> {
  private static final int BUFFER = 16 * 1024;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..2",
      paramLabel = "[ADDRESS] PORT",
      description = "Where to serve; without an address, all of the host's of IPv4.")
  private String[] where;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    int port = Arguments.port(spec, where[where.length - 1], 0);
    InetAddress address = Arguments.address(spec, where.length == 2 ? where[0] : "0.0.0.0");
    InetSocketAddress local = new InetSocketAddress(address, port);
    try (TcpListener listener = NetworkStack.system().tcp().listen(local).get()) {
      out.println("echoing on " + Arguments.format(listener.localAddress()) + "; Ctrl-C ends it");
      out.flush();
      acceptAll(listener).get();
    }
    return 0;
  }

  private static CompletableFuture<Void> acceptAll(TcpListener listener) {
    return listener
        .accept()
        .thenCompose(
            connection -> {
              echo(connection, ByteBuffer.allocateDirect(BUFFER))
                  .whenComplete((end, failure) -> connection.close());
              return acceptAll(listener);
            });
  }

  /** Reads no further before everything was written: so a slow client slows itself down only. */
  private static CompletableFuture<Void> echo(TcpConnection connection, ByteBuffer buffer) {
    return connection
        .read(buffer.clear())
        .thenCompose(
            count ->
                count < 0
                    ? connection.shutdownOutput()
                    : connection
                        .writeAll(buffer.flip())
                        .thenCompose(written -> echo(connection, buffer)));
  }
}
