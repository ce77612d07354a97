package io.github.hostnal.itest.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;

/** A UDP socket of the JDK's, which sees hostnal from the other side. */
public final class Peer implements AutoCloseable {

  private final DatagramChannel channel;
  private final byte[] room = new byte[65_535];

  /** What a peer received. */
  public record Packet(ByteBuffer payload, InetSocketAddress from) {
    /** Returns the payload. */
    public byte[] bytes() {
      return Payload.bytesIn(payload);
    }

    /** Returns the payload as a text. */
    public String text() {
      return Payload.textIn(payload);
    }

    /** Returns the number that the payload is. */
    public int number() {
      return Payload.numberIn(payload);
    }
  }

  private Peer(DatagramChannel channel) {
    this.channel = channel;
  }

  /** Opens a peer on a port that the system picks. */
  public static Peer on(String host) {
    return on(Loopback.at(host, 0));
  }

  /** Opens a peer on an address. */
  public static Peer on(InetSocketAddress local) {
    try {
      return new Peer(bound(local));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a channel without {@code SO_REUSEADDR}. */
  public static DatagramChannel bound(InetSocketAddress local) throws IOException {
    boolean ipv4 = local.getAddress() instanceof Inet4Address;
    DatagramChannel channel =
        DatagramChannel.open(ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
    try {
      return channel.bind(local);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** From now on only datagrams from this very address get here. */
  public Peer connectTo(InetSocketAddress remote) throws IOException {
    channel.connect(remote);
    return this;
  }

  /** Returns the channel, for its options. */
  public DatagramChannel channel() {
    return channel;
  }

  /** Returns the address of this peer. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the remaining bytes. */
  public void send(InetSocketAddress to, ByteBuffer data) {
    try {
      channel.send(data, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends bytes. */
  public void send(InetSocketAddress to, byte[] data) {
    send(to, ByteBuffer.wrap(data));
  }

  /** Sends a text. */
  public void send(InetSocketAddress to, String text) {
    send(to, Payload.text(text));
  }

  /** Sends a number. */
  public void send(InetSocketAddress to, int number) {
    send(to, Payload.number(number));
  }

  /** Returns the next datagram, for which it waits. */
  public Packet receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(room, room.length);
    channel.socket().setSoTimeout(Await.SECONDS * 1000);
    channel.socket().receive(packet);
    ByteBuffer payload = ByteBuffer.wrap(Arrays.copyOf(room, packet.getLength()));
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
