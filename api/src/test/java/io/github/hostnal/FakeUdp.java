package io.github.hostnal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A socket whose sends do what a test says, and that receives what a test gives it. */
final class FakeUdp implements UnconnectedUdp {
  static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 5683);
  static final InetSocketAddress REMOTE = new InetSocketAddress("198.51.100.1", 40000);
  static final InetSocketAddress REPLY_FROM = new InetSocketAddress("192.0.2.2", 5683);

  /** What was sent, in order. */
  final List<Transmit> sent = new ArrayList<>();

  /** What the next receives get. */
  final Deque<String> ready = new ArrayDeque<>();

  /** The receive that found nothing ready. */
  CompletableFuture<Datagram> pending;

  int receives;
  private final Function<Transmit, CompletableFuture<Void>> sending;
  private ByteBuffer buffer;
  private boolean open = true;

  FakeUdp(Function<Transmit, CompletableFuture<Void>> sending) {
    this.sending = sending;
  }

  /** Returns a socket that sends everything at once. */
  static FakeUdp fast() {
    return new FakeUdp(transmit -> CompletableFuture.completedFuture(null));
  }

  static Transmit transmit(String text) {
    return Transmit.to(REMOTE, ByteBuffer.wrap(text.getBytes(US_ASCII)));
  }

  /** Completes the pending receive. */
  void deliver(String text) {
    pending.complete(store(text));
  }

  private Datagram store(String text) {
    buffer.put(text.getBytes(US_ASCII));
    return new Datagram(text.length(), false, LOCAL, REMOTE, REPLY_FROM, 3, 0xb8, 64);
  }

  @Override
  public CompletableFuture<Datagram> receiveInto(ByteBuffer into) {
    buffer = into;
    receives++;
    if (!ready.isEmpty()) {
      return CompletableFuture.completedFuture(store(ready.poll()));
    }
    pending = new CompletableFuture<>();
    return pending;
  }

  @Override
  public CompletableFuture<Void> send(Transmit transmit) {
    sent.add(transmit);
    return sending.apply(transmit);
  }

  @Override
  public CompletableFuture<Void> send(
      InetSocketAddress local, InetSocketAddress remote, ByteBuffer data) {
    return send(Transmit.to(remote, data).from(local));
  }

  @Override
  public InetSocketAddress localAddress() {
    return LOCAL;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public <T> UdpSocket setOption(SocketOption<T> name, T value) {
    throw new UnsupportedOperationException(name.name());
  }

  @Override
  public <T> T getOption(SocketOption<T> name) {
    throw new UnsupportedOperationException(name.name());
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on) {
    throw new UnsupportedOperationException("join");
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
    throw new UnsupportedOperationException("join");
  }
}
