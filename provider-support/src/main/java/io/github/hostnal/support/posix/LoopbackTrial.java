package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A socket of one family that sends to itself, to see what arrives. */
final class LoopbackTrial implements AutoCloseable {
  /** Loopback takes microseconds; this is for a machine that is busy. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int HOPS = 77;
  private static final int OCTET = 0x48;

  private final PosixSystem system;
  private final boolean ipv6;
  private final Poller poller;
  private final UdpDescriptor descriptor;
  private final int port;
  private final MessageBlock block;
  private final ByteBuffer payload = ByteBuffer.allocate(1);
  private byte turn;

  /** Opens it on the wildcard address, where sources can be chosen. */
  static LoopbackTrial onWildcard(PosixSystem system, boolean ipv6) throws IOException {
    return new LoopbackTrial(system, ipv6, ipv6 ? Wildcards.IPV6 : Wildcards.IPV4);
  }

  /** Opens it where no other host can reach it. */
  static LoopbackTrial onLoopback(PosixSystem system, boolean ipv6) throws IOException {
    return new LoopbackTrial(system, ipv6, loopback(ipv6));
  }

  private LoopbackTrial(PosixSystem system, boolean ipv6, InetAddress on) throws IOException {
    this.system = system;
    this.ipv6 = ipv6;
    block = system.blocks().take();
    poller = system.platform().openPoller();
    SystemSocket socket;
    try {
      socket = SystemSocket.openWithOptions(system, ipv6);
    } catch (IOException e) {
      poller.close();
      throw e;
    }
    descriptor = new UdpDescriptor(socket, on, poller, 0);
    try {
      socket.bind(new InetSocketAddress(on, 0));
      port = socket.localAddress().getPort();
      descriptor.watchReads(true);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static InetAddress loopback(boolean ipv6) throws IOException {
    return InetAddress.getByName(ipv6 ? "::1" : "127.0.0.1");
  }

  /** Returns what of this was tried in vain. */
  Set<Capability> failures(Set<Capability> believed) throws IOException {
    Set<Capability> failures = EnumSet.noneOf(Capability.class);
    InetAddress loopback = loopback(ipv6);
    if (!arrives(loopback, info -> {})) {
      throw new SocketTimeoutException("nothing arrives at " + loopback);
    }
    PacketInfo info = block.control(descriptor.control());
    demand(isLocal(info, loopback), Capability.RECEIVE_LOCAL_ADDRESS, failures);
    demand(isLocal(info, loopback), Capability.RECEIVE_REPLY_ADDRESS, failures);
    demand(info.interfaceIndex > 0, Capability.RECEIVE_INTERFACE, failures);
    demand(info.hopLimit > 0, Capability.RECEIVE_HOP_LIMIT, failures);
    demand(info.trafficClass >= 0, receivedClass(), failures);
    if (believed.contains(Capability.SEND_LOCAL_ADDRESS)) {
      demand(isSourceChosen(loopback), Capability.SEND_LOCAL_ADDRESS, failures);
    }
    if (believed.contains(sentHops())) {
      boolean sent = arrives(loopback, chosen -> chosen.hopLimit = HOPS);
      int seen = block.control(descriptor.control()).hopLimit;
      demand(sent && (seen < 0 || seen == HOPS), sentHops(), failures);
    }
    if (believed.contains(sentClass())) {
      boolean sent = arrives(loopback, chosen -> chosen.trafficClass = OCTET);
      int seen = block.control(descriptor.control()).trafficClass;
      demand(sent && (seen < 0 || seen == OCTET), sentClass(), failures);
    }
    return failures;
  }

  private static void demand(boolean met, Capability capability, Set<Capability> failures) {
    if (!met) {
      failures.add(capability);
    }
  }

  /** Between loopback and another address, where there is one: the system would not choose so. */
  private boolean isSourceChosen(InetAddress loopback) throws IOException {
    Optional<InetAddress> other = ipv6 ? Optional.empty() : otherAddress();
    if (other.isEmpty()) {
      return comes(loopback, loopback);
    }
    return comes(loopback, other.get()) || comes(other.get(), loopback);
  }

  private boolean comes(InetAddress to, InetAddress from) throws IOException {
    byte[] bytes = from.getAddress();
    boolean arrived =
        arrives(
            to,
            info -> {
              ByteBuffer address = ByteBuffer.wrap(bytes);
              info.localHigh = bytes.length == 16 ? address.getLong() : 0;
              info.localLow =
                  bytes.length == 16 ? address.getLong() : address.getInt() & 0xffff_ffffL;
            });
    return arrived && block.sender().getAddress().equals(from);
  }

  private Optional<InetAddress> otherAddress() throws IOException {
    return system.platform().interfaces().list().stream()
        .filter(HostInterface::up)
        .flatMap(one -> one.addresses().stream())
        .map(HostInterface.Assigned::address)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }

  private boolean arrives(InetAddress to, Consumer<PacketInfo> choice) throws IOException {
    PacketInfo info = block.info();
    info.clear();
    choice.accept(info);
    payload.clear().put(0, ++turn);
    if (descriptor.send(block, new InetSocketAddress(to, port), payload) != 0) {
      return false;
    }
    long deadline = System.nanoTime() + PATIENCE;
    while (!receivesTurn()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      descriptor.watchReads(true);
      poller.poll((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    return true;
  }

  /** Passes over what comes too late. */
  private boolean receivesTurn() {
    int length;
    do {
      payload.clear();
      length = descriptor.receive(block, payload);
      block.store(payload, Math.max(length, 0));
    } while (length == 1 && payload.get(0) != turn);
    return length == 1;
  }

  private boolean isLocal(PacketInfo info, InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return ipv6
        ? info.localHigh == bytes.getLong() && info.localLow == bytes.getLong()
        : (int) info.localLow == bytes.getInt();
  }

  private Capability receivedClass() {
    return ipv6 ? Capability.RECEIVE_TRAFFIC_CLASS_IPV6 : Capability.RECEIVE_TRAFFIC_CLASS_IPV4;
  }

  private Capability sentClass() {
    return ipv6 ? Capability.SEND_TRAFFIC_CLASS_IPV6 : Capability.SEND_TRAFFIC_CLASS_IPV4;
  }

  private Capability sentHops() {
    return ipv6 ? Capability.SEND_HOP_LIMIT_IPV6 : Capability.SEND_HOP_LIMIT_IPV4;
  }

  @Override
  public void close() {
    descriptor.close();
    poller.close();
    system.blocks().give(block);
  }
}
