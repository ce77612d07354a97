package io.github.hostnal.itest.namespaces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that prints which address of each family {@code bindSingle} picks. It has a process of
 * its own because the JDK reads a host's IPv6 interfaces from {@code /proc/net}, which is that of
 * the process' first thread.
 */
public final class PickAddresses {
  private PickAddresses() {}

  /**
   * Picks an address for each argument.
   *
   * @param wildcards unspecified addresses
   * @throws IOException if one is not an address
   */
  public static void main(String[] wildcards) throws IOException {
    try (NetworkStack stack = NetworkStack.open()) {
      for (String wildcard : wildcards) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName(wildcard), 0);
        try (UnconnectedUdp socket = Await.result(stack.udp().bindSingle(any))) {
          System.out.println(socket.localAddress().getAddress().getHostAddress());
        }
      }
    }
  }

  /** Runs the program in a namespace; returns an IPv4 and an IPv6 address. */
  static List<String> in(Namespace namespace) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
    command.addAll(ChildJvm.command(PickAddresses.class));
    command.addAll(List.of(Family.IPV4.wildcard(), Family.IPV6.wildcard()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue() + ": " + output);
    }
    return output.lines().toList();
  }
}
