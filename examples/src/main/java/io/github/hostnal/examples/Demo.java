package io.github.hostnal.examples;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows what hostnal is for: a server on the wildcard address is asked at each address of this
 * host, and its answers reach a connected client only if they come from the address asked.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Ask a wildcard UDP server at each address of this host, and show where its",
      "answers come from: with the JDK's DatagramChannel, and with hostnal."
    })
final class Demo implements Callable<Integer> {
  private static final String ROW = "%-28s %-28s %-8s %-28s %s%n";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<InetAddress> addresses = DemoClient.addressesToAsk();
    try (DatagramChannel channel = ChannelEchoServer.start();
        UnconnectedUdp socket = NetworkStack.system().udp().bindMultiple(0).get()) {
      socket.serve((datagram, payload, reply) -> reply.reply(payload));
      int channelPort = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      return print(out, addresses, channelPort, socket.localAddress().getPort());
    }
  }

  private static int print(
      PrintWriter out, List<InetAddress> addresses, int channelPort, int hostnalPort)
      throws IOException {
    out.println(
        "Two UDP servers echo on the wildcard address. A client on the loopback address asks");
    out.println(
        "each at every address of this host; like every connected socket, it takes an answer");
    out.println("only from the address that it asked.");
    out.println();
    out.printf(
        ROW,
        "address asked",
        "DatagramChannel answers from",
        "arrives",
        "hostnal answers from",
        "arrives");
    int byChannel = 0;
    int byHostnal = 0;
    for (InetAddress address : addresses) {
      DemoClient.Answer channel = DemoClient.ask(address, channelPort, 500);
      DemoClient.Answer hostnal = DemoClient.ask(address, hostnalPort, 10_000);
      out.printf(
          ROW,
          Arguments.format(address),
          channel.from(),
          channel.arrives() ? "yes" : "NO",
          hostnal.from(),
          hostnal.arrives() ? "yes" : "NO");
      out.flush();
      byChannel += channel.arrives() ? 1 : 0;
      byHostnal += hostnal.arrives() ? 1 : 0;
    }
    out.println();
    out.printf(
        "Answers that reached the client: DatagramChannel %d of %d, hostnal %d of %d.%n",
        byChannel, addresses.size(), byHostnal, addresses.size());
    return byHostnal == addresses.size() ? 0 : 1;
  }
}
