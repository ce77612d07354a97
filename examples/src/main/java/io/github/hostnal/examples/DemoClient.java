package io.github.hostnal.examples;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The demo's client, made of nothing but the JDK. */
final class DemoClient {
  private static final byte[] QUESTION = "who are you?".getBytes(StandardCharsets.UTF_8);

  private DemoClient() {}

  /**
   * What came of a question.
   *
   * @param from the address that the answer came from
   * @param arrives whether a connected client gets it
   */
  record Answer(String from, boolean arrives) {}

  /** Returns the loopback addresses, more than one where the system has them, and all others. */
  static List<InetAddress> addressesToAsk() throws IOException {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    for (String loopback : new String[] {"127.0.0.1", "127.0.0.2", "127.0.0.3", "::1"}) {
      InetAddress address = InetAddress.getByName(loopback);
      if (isLocal(address)) {
        addresses.add(address);
      }
    }
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(DemoClient::isLocal)
        .forEach(addresses::add);
    return new ArrayList<>(addresses);
  }

  private static boolean isLocal(InetAddress address) {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(address, 0))) {
      return probe.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Asks twice: as a client that takes answers from anywhere, and as a connected one. */
  static Answer ask(InetAddress address, int port, int withinMillis) throws IOException {
    InetSocketAddress server = new InetSocketAddress(address, port);
    try (DatagramSocket open = new DatagramSocket(clientFor(address));
        DatagramSocket connected = new DatagramSocket(clientFor(address))) {
      open.send(new DatagramPacket(QUESTION, QUESTION.length, server));
      String from = answer(open, withinMillis);
      connected.connect(server);
      connected.send(new DatagramPacket(QUESTION, QUESTION.length));
      return new Answer(from, !answer(connected, withinMillis).equals("nowhere"));
    }
  }

  /** A link-local address can only be asked from its own link. */
  private static InetSocketAddress clientFor(InetAddress server) throws IOException {
    if (server.isLinkLocalAddress()) {
      return new InetSocketAddress(server, 0);
    }
    String loopback = server instanceof Inet4Address ? "127.0.0.1" : "::1";
    return new InetSocketAddress(InetAddress.getByName(loopback), 0);
  }

  private static String answer(DatagramSocket client, int withinMillis) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[64], 64);
    client.setSoTimeout(withinMillis);
    try {
      client.receive(packet);
      return Arguments.format(packet.getAddress());
    } catch (SocketTimeoutException e) {
      return "nowhere";
    }
  }
}
