package io.github.hostnal.imaginary;

import io.github.hostnal.Datagram;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.Transmit;
import io.github.hostnal.UdpSocket;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.PendingQueue;
import io.github.hostnal.support.StackSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A socket whose datagrams stay in this stack. Its lock is that of the pending receives. */
final class ImaginarySocket implements UnconnectedUdp, StackSocket {
  /** As a system drops what does not fit into its receive buffer. */
  private static final int MOST_PACKETS = 1000;

  private final ImaginaryUdp udp;
  private final InetSocketAddress local;
  private final PendingQueue<Receive> pending;
  private final Queue<Packet> packets = new ArrayDeque<>();
  private boolean closed;

  /** What is on its way. */
  private record Packet(InetSocketAddress from, InetSocketAddress to, ByteBuffer data) {
    Datagram copyInto(ByteBuffer buffer) {
      int length = data.remaining();
      int stored = Math.min(length, buffer.remaining());
      buffer.put(data.slice(0, stored));
      return new Datagram(length, stored < length, to, from, to, 0, -1, -1);
    }
  }

  private static final class Receive extends PendingOperation<Datagram> {
    private final ByteBuffer buffer;

    Receive(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    void take(Packet packet) {
      claim(packet.copyInto(buffer));
    }
  }

  ImaginarySocket(ImaginaryUdp udp, InetSocketAddress local, int pendingLimit) {
    this.udp = udp;
    this.local = local;
    pending = new PendingQueue<>(pendingLimit);
  }

  @Override
  public CompletableFuture<Datagram> receiveInto(ByteBuffer buffer) {
    Receive receive = new Receive(buffer);
    synchronized (pending) {
      if (closed) {
        return udp.completions().failed(Failures.closed(this));
      }
      if (packets.isEmpty()) {
        pending.add(receive);
        return receive;
      }
      receive.take(packets.remove());
    }
    udp.completions().run(receive::finish);
    return receive;
  }

  @Override
  public CompletableFuture<Void> send(
      InetSocketAddress from, InetSocketAddress remote, ByteBuffer data) {
    return send(Transmit.to(remote, data).from(from));
  }

  @Override
  public CompletableFuture<Void> send(Transmit transmit) {
    return udp.completions().call(() -> transmit(transmit));
  }

  private Void transmit(Transmit transmit) throws IOException {
    if (!isOpen()) {
      throw Failures.closed(this);
    }
    InetSocketAddress remote = transmit.remote();
    Addresses.requireRemote(remote);
    ByteBuffer copy = ByteBuffer.allocate(transmit.data().remaining());
    copy.put(transmit.data()).flip();
    ImaginarySocket peer = udp.at(remote);
    if (peer != null) {
      peer.deliver(new Packet(source(transmit), remote, copy));
    }
    return null;
  }

  /** All addresses are this host's: an answer comes from the one that was asked. */
  private InetSocketAddress source(Transmit transmit) {
    InetSocketAddress chosen = transmit.local() == null ? local : transmit.local();
    InetAddress address = chosen.getAddress();
    return new InetSocketAddress(
        address.isAnyLocalAddress() ? transmit.remote().getAddress() : address, local.getPort());
  }

  private void deliver(Packet packet) {
    Receive receive;
    synchronized (pending) {
      receive = pending.peek();
      if (receive == null) {
        if (!closed && packets.size() < MOST_PACKETS) {
          packets.add(packet);
        }
        return;
      }
      receive.take(packet);
      pending.removeFirst();
    }
    udp.completions().run(receive::finish);
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public boolean isOpen() {
    synchronized (pending) {
      return !closed;
    }
  }

  @Override
  public void close() {
    List<Receive> orphans = new ArrayList<>();
    synchronized (pending) {
      closed = true;
      packets.clear();
      for (Receive next = pending.peek(); next != null; next = pending.peek()) {
        next.claimFailed(Failures.closedMeanwhile(this));
        pending.removeFirst();
        orphans.add(next);
      }
    }
    udp.closed(this);
    orphans.forEach(PendingOperation::finish);
  }

  @Override
  public <T> UdpSocket setOption(SocketOption<T> name, T value) {
    throw ImaginaryUdp.lacking("socket options");
  }

  @Override
  public <T> T getOption(SocketOption<T> name) {
    throw ImaginaryUdp.lacking("socket options");
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on) {
    throw ImaginaryUdp.lacking("groups");
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
    throw ImaginaryUdp.lacking("groups");
  }

  @Override
  public String toString() {
    return "imaginary socket " + Addresses.format(local);
  }
}
