package io.github.hostnal.examples;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A server that sends every datagram back, from the address that it was sent to. */
@Command(
    name = "udp-echo",
    mixinStandardHelpOptions = true,
    description = "Send every datagram back, from the address that it was sent to.")
final class UdpEcho implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not print a line for each datagram.")
  private boolean quiet;

  @Parameters(
      arity = "1..2",
      paramLabel = "[ADDRESS] PORT",
      description = "Where to serve; without an address, all of the host's, IPv4 and IPv6.")
  private String[] where;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    int port = Arguments.port(spec, where[where.length - 1], 0);
    InetAddress address = where.length == 2 ? Arguments.address(spec, where[0]) : null;
    NetworkStack stack = NetworkStack.system();
    try (UnconnectedUdp socket = open(stack, address, port).get()) {
      out.println("echoing on " + Arguments.format(socket.localAddress()) + "; Ctrl-C ends it");
      out.flush();
      socket
          .serve(
              (datagram, payload, reply) -> {
                if (!quiet) {
                  print(out, datagram);
                }
                reply.reply(payload);
              })
          .get();
    }
    return 0;
  }

  private static Future<UnconnectedUdp> open(NetworkStack stack, InetAddress address, int port) {
    return address == null
        ? stack.udp().bindMultiple(port)
        : stack.udp().bindMultiple(new InetSocketAddress(address, port));
  }

  private static void print(PrintWriter out, Datagram datagram) {
    out.printf(
        "%d bytes from %s to %s, interface %d, traffic class 0x%02x, hop limit %d%n",
        datagram.length(),
        Arguments.format(datagram.remote()),
        Arguments.format(datagram.local()),
        datagram.interfaceIndex(),
        datagram.trafficClass(),
        datagram.hopLimit());
    out.flush();
  }
}
