package io.github.hostnal.examples;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one datagram, with all that can be chosen for it, and prints the answer. */
@Command(
    name = "udp-send",
    mixinStandardHelpOptions = true,
    description = "Send one datagram and print the answer; status 1 if none comes.")
final class UdpSend implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "ADDRESS", description = "The local address to send from.")
  private String from;

  @Option(names = "--interface", paramLabel = "NAME", description = "The interface to send on.")
  private String interfaceName;

  @Option(
      names = "--traffic-class",
      paramLabel = "OCTET",
      defaultValue = "-1",
      description = "DSCP and ECN, 0 to 255, or 0x00 to 0xff.")
  private int trafficClass;

  @Option(
      names = "--hop-limit",
      paramLabel = "HOPS",
      defaultValue = "-1",
      description = "1 to 255.")
  private int hopLimit;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long to wait for an answer, 0 not to wait; ${DEFAULT-VALUE} if not given.")
  private double seconds;

  @Parameters(index = "0", paramLabel = "ADDRESS", description = "The peer.")
  private String host;

  @Parameters(index = "1", paramLabel = "PORT", description = "The peer's port.")
  private String port;

  @Parameters(index = "2", paramLabel = "TEXT", description = "The payload.")
  private String text;

  @Override
  public Integer call() throws Exception {
    InetSocketAddress remote =
        new InetSocketAddress(Arguments.address(spec, host), Arguments.port(spec, port, 1));
    boolean ipv6 = remote.getAddress() instanceof Inet6Address;
    InetSocketAddress any =
        new InetSocketAddress(InetAddress.getByName(ipv6 ? "::" : "0.0.0.0"), 0);
    try (UnconnectedUdp socket = NetworkStack.system().udp().bindMultiple(any).get()) {
      socket.send(transmit(socket, remote)).get();
      return seconds > 0 ? printAnswer(socket) : 0;
    }
  }

  private Transmit transmit(UnconnectedUdp socket, InetSocketAddress remote) throws Exception {
    ByteBuffer data = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    Transmit transmit;
    try {
      transmit = Transmit.to(remote, data).withTrafficClass(trafficClass).withHopLimit(hopLimit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (from != null) {
      InetAddress local = Arguments.address(spec, from);
      transmit = transmit.from(new InetSocketAddress(local, socket.localAddress().getPort()));
    }
    if (interfaceName != null) {
      NetworkInterface on = NetworkInterface.getByName(interfaceName);
      if (on == null) {
        throw new ParameterException(spec.commandLine(), "there is no interface " + interfaceName);
      }
      transmit = transmit.withInterface(on.getIndex());
    }
    return transmit;
  }

  private int printAnswer(UnconnectedUdp socket) throws InterruptedException, ExecutionException {
    PrintWriter out = spec.commandLine().getOut();
    ByteBuffer buffer = ByteBuffer.allocate(65_535);
    try {
      Datagram answer =
          socket.receiveInto(buffer).get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
      String payload = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
      out.printf(
          "%d bytes from %s to %s: %s%n",
          answer.length(),
          Arguments.format(answer.remote()),
          Arguments.format(answer.local()),
          payload);
      return 0;
    } catch (TimeoutException e) {
      spec.commandLine().getErr().println("no answer within " + seconds + " seconds");
      return 1;
    }
  }
}
