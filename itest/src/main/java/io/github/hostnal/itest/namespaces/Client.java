package io.github.hostnal.itest.namespaces;

import io.github.hostnal.itest.contract.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.Callable;

/** A UDP socket of the JDK's in a namespace: the other side of the wire. */
final class Client implements AutoCloseable {
  private final Namespace namespace;
  private final DatagramChannel channel;

  /** What a client received, and where it says that it is from. */
  record Packet(ByteBuffer payload, InetSocketAddress from) {
    String text() {
      return Payload.text(payload);
    }
  }

  private Client(Namespace namespace, DatagramChannel channel) {
    this.namespace = namespace;
    this.channel = channel;
  }

  /** Opens a socket on an address as it is written in the namespace, with any port. */
  static Client in(Namespace namespace, String literal) {
    return in(namespace, literal, 0);
  }

  static Client in(Namespace namespace, String literal, int port) {
    return new Client(namespace, namespace.call(() -> bound(namespace.at(literal, port))));
  }

  private static DatagramChannel bound(InetSocketAddress local) throws IOException {
    DatagramChannel channel =
        DatagramChannel.open(
            local.getAddress().getAddress().length == 4
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
    try {
      return channel.bind(local);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** From now on only what comes from this very address gets here. */
  Client connectTo(InetSocketAddress remote) {
    return change(() -> channel.connect(remote));
  }

  <T> Client set(SocketOption<T> option, T value) {
    return change(() -> channel.setOption(option, value));
  }

  Client join(InetAddress group, NetworkInterface on) {
    return change(() -> channel.join(group, on));
  }

  private Client change(Callable<?> call) {
    namespace.call(call);
    return this;
  }

  InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return address().getPort();
  }

  void send(InetSocketAddress to, String text) {
    send(to, Payload.of(text));
  }

  void send(InetSocketAddress to, ByteBuffer data) {
    namespace.call(() -> channel.send(data, to));
  }

  Packet receive() {
    byte[] room = new byte[Payload.LARGEST];
    DatagramPacket packet = new DatagramPacket(room, room.length);
    try {
      channel.socket().setSoTimeout(Await.SECONDS * 1000);
      channel.socket().receive(packet);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    ByteBuffer payload = ByteBuffer.wrap(room, 0, packet.getLength());
    return new Packet(payload, (InetSocketAddress) packet.getSocketAddress());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
