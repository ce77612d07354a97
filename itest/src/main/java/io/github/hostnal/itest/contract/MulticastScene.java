package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.IP_MULTICAST_IF;
import static java.net.StandardSocketOptions.IP_MULTICAST_LOOP;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interface on which the JDK can send multicast datagrams to itself. Their hop limit is 0: none
 * leaves the host.
 *
 * @param on the interface
 * @param sources its addresses of one family, at least one
 */
record MulticastScene(NetworkInterface on, List<InetAddress> sources) {

  /**
   * Returns a scene for the family of a wildcard address, on the loopback interface if possible.
   */
  static Optional<MulticastScene> find(String wildcard) {
    return all(wildcard).findFirst();
  }

  /** Returns the scenes for the family of a wildcard address. */
  static Stream<MulticastScene> all(String wildcard) {
    boolean ipv4 = !wildcard.contains(":");
    List<NetworkInterface> interfaces;
    try {
      interfaces = new ArrayList<>(NetworkInterface.networkInterfaces().toList());
      NetworkInterface loopback = Loopback.networkInterface();
      interfaces.sort((a, b) -> Boolean.compare(b.equals(loopback), a.equals(loopback)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return interfaces.stream()
        .map(on -> new MulticastScene(on, sourcesOf(on, ipv4)))
        .filter(MulticastScene::works);
  }

  private static List<InetAddress> sourcesOf(NetworkInterface on, boolean ipv4) {
    List<InetAddress> sources = new ArrayList<>();
    for (InetAddress address : Collections.list(on.getInetAddresses())) {
      if (address instanceof Inet4Address == ipv4 && Loopback.usable(address.getHostAddress())) {
        sources.add(address);
      }
    }
    if (ipv4 && on.equals(Loopback.networkInterface()) && Loopback.usable("127.0.0.2")) {
      sources.add(Loopback.address("127.0.0.2"));
    }
    return sources;
  }

  private boolean works() {
    if (sources.isEmpty()) {
      return false;
    }
    try (DatagramChannel receiver = receiver();
        Peer sender = sender(0)) {
      receiver.join(group(99), on);
      InetSocketAddress to = new InetSocketAddress(group(99), receiver.socket().getLocalPort());
      sender.channel().send(Payload.text("probe"), to);
      receiver.socket().setSoTimeout(500);
      receiver.socket().receive(new DatagramPacket(new byte[9], 9));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** On the loopback interface all that is sent comes back, whatever the options say. */
  boolean isOnLoopback() {
    return on.equals(Loopback.networkInterface());
  }

  private boolean ipv4() {
    return sources.get(0) instanceof Inet4Address;
  }

  private DatagramChannel receiver() throws IOException {
    return ipv4()
        ? DatagramChannel.open(StandardProtocolFamily.INET).bind(Loopback.at("0.0.0.0", 0))
        : DatagramChannel.open(StandardProtocolFamily.INET6).bind(Loopback.at("::", 0));
  }

  /** Returns one of many groups of the right family, for this host or link only. */
  InetAddress group(int number) {
    return Loopback.address(ipv4() ? "239.255.71." + number : "ff12::4711:" + number);
  }

  /** Returns one of many groups in the range for single sources (RFC 4607). */
  InetAddress sourceSpecificGroup(int number) {
    return Loopback.address(ipv4() ? "232.71.0." + number : "ff32::8000:" + number);
  }

  /** Returns a peer on one of the sources, which sends to groups on the interface. */
  Peer sender(int source) {
    Peer peer = Peer.on(new InetSocketAddress(sources.get(source), 0));
    try {
      peer.channel()
          .setOption(IP_MULTICAST_IF, on)
          .setOption(IP_MULTICAST_LOOP, true)
          .setOption(IP_MULTICAST_TTL, 0);
      return peer;
    } catch (IOException e) {
      peer.close();
      throw new UncheckedIOException(e);
    }
  }
}
