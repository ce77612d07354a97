package io.github.hostnal.examples;

import io.github.hostnal.AddressType;
import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.examples.coap.CoapClient;
import io.github.hostnal.examples.coap.CoapCode;
import io.github.hostnal.examples.coap.CoapFormatException;
import io.github.hostnal.examples.coap.CoapMessage;
import io.github.hostnal.examples.coap.CoapType;
import io.github.hostnal.examples.coap.CoapUri;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A CoAP client: gets what is at a URI, or asks a multicast group who has it. */
@Command(
    name = "coap-get",
    mixinStandardHelpOptions = true,
    description = "Get what is at a CoAP URI; of a multicast group, every member's answer.")
final class CoapGet implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long to collect a group's answers; ${DEFAULT-VALUE} if not given.")
  private double seconds;

  @Parameters(paramLabel = "URI", description = "For instance coap://[::1]/time")
  private String text;

  @Override
  public Integer call() throws Exception {
    CoapUri uri;
    try {
      uri = CoapUri.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    NetworkStack stack = NetworkStack.system();
    InetAddress address = stack.dns().getHostByName(uri.host(), AddressType.EITHER).get();
    InetSocketAddress remote = new InetSocketAddress(address, uri.port());
    return address.isMulticastAddress() ? discover(stack, remote, uri) : get(stack, remote, uri);
  }

  private int get(NetworkStack stack, InetSocketAddress remote, CoapUri uri) throws Exception {
    try (ConnectedUdp socket = stack.udp().connect(remote).get()) {
      CoapMessage response = new CoapClient(socket).get(uri.options());
      print("", response);
      return response.code() >> 5 == 2 ? 0 : 1;
    }
  }

  /** Asks a group: each member answers from its own address. */
  private int discover(NetworkStack stack, InetSocketAddress group, CoapUri uri) throws Exception {
    byte[] token = new byte[4];
    ThreadLocalRandom.current().nextBytes(token);
    int id = ThreadLocalRandom.current().nextInt(0x10000);
    CoapMessage request =
        new CoapMessage(
            CoapType.NON_CONFIRMABLE, CoapCode.GET, id, token, uri.options(), new byte[0]);
    boolean ipv6 = group.getAddress() instanceof Inet6Address;
    InetSocketAddress any =
        new InetSocketAddress(InetAddress.getByName(ipv6 ? "::" : "0.0.0.0"), 0);
    try (UnconnectedUdp socket = stack.udp().bindMultiple(any).get()) {
      socket.send(socket.localAddress(), group, request.encode()).get();
      return collect(socket, token);
    }
  }

  private int collect(UnconnectedUdp socket, byte[] token) throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate(65_535);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int answers = 0;
    while (true) {
      long left = Math.max(0, end - System.nanoTime());
      try {
        Datagram datagram =
            socket.receiveInto(buffer.clear()).orTimeout(left, TimeUnit.NANOSECONDS).get();
        CoapMessage response = CoapMessage.decode(buffer.flip());
        if (Arrays.equals(response.token(), token)) {
          print(Arguments.format(datagram.remote()) + ": ", response);
          answers++;
        }
      } catch (CoapFormatException e) {
        spec.commandLine().getErr().println("ignored a datagram that is " + e.getMessage());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TimeoutException) {
          return answers > 0 ? 0 : 1;
        }
        throw e;
      }
    }
  }

  private void print(String from, CoapMessage response) {
    PrintWriter out = spec.commandLine().getOut();
    String content = new String(response.payload(), StandardCharsets.UTF_8);
    if (response.code() == CoapCode.CONTENT) {
      out.println(from + content);
    } else {
      spec.commandLine().getErr().println(from + CoapCode.format(response.code()) + " " + content);
    }
    out.flush();
  }
}
