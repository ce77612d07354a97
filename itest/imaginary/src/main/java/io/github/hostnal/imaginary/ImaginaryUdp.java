package io.github.hostnal.imaginary;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.OpenSockets;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The only network of the make-believe system: a socket for each port, all addresses reach it. */
final class ImaginaryUdp implements UdpStack {
  private static final int FIRST_EPHEMERAL = 49_152;

  private final StackOptions options;
  private final OpenSockets sockets;
  private final Completions completions;
  private final Map<Integer, ImaginarySocket> network = new ConcurrentHashMap<>();
  private final AtomicInteger ephemeral = new AtomicInteger(FIRST_EPHEMERAL);

  ImaginaryUdp(StackOptions options, OpenSockets sockets, Completions completions) {
    this.options = options;
    this.sockets = sockets;
    this.completions = completions;
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindSingle(InetSocketAddress local) {
    InetAddress address = local.getAddress();
    boolean any = address != null && address.isAnyLocalAddress();
    return bindMultiple(
        any ? new InetSocketAddress(InetAddress.getLoopbackAddress(), local.getPort()) : local);
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindMultiple(int port) {
    return bindMultiple(new InetSocketAddress(port));
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindMultiple(InetSocketAddress local) {
    return completions.call(() -> bind(local));
  }

  private UnconnectedUdp bind(InetSocketAddress local) throws IOException {
    Addresses.requireResolved(local);
    int port = local.getPort() == 0 ? ephemeral.getAndIncrement() : local.getPort();
    InetSocketAddress bound = new InetSocketAddress(local.getAddress(), port);
    ImaginarySocket socket = new ImaginarySocket(this, bound, options.pendingLimit());
    if (network.putIfAbsent(port, socket) != null) {
      throw new BindException(Addresses.format(bound) + " is in use");
    }
    try {
      sockets.add(socket);
    } catch (IOException e) {
      network.remove(port);
      throw e;
    }
    return socket;
  }

  /** Returns null where nobody listens. */
  ImaginarySocket at(InetSocketAddress address) {
    return network.get(address.getPort());
  }

  void closed(ImaginarySocket socket) {
    network.remove(socket.localAddress().getPort(), socket);
    sockets.remove(socket);
  }

  Completions completions() {
    return completions;
  }

  @Override
  public CompletableFuture<ConnectedUdp> connect(InetSocketAddress remote) {
    return completions.failed(lacking("connected sockets"));
  }

  @Override
  public CompletableFuture<ConnectedUdp> connectFrom(
      InetSocketAddress local, InetSocketAddress remote) {
    return connect(remote);
  }

  @Override
  public UdpStack with(SocketOptions wanted) {
    if (!wanted.asMap().isEmpty()) {
      throw lacking("socket options");
    }
    return this;
  }

  static UnsupportedOperationException lacking(String what) {
    return new UnsupportedOperationException("the make-believe system has no " + what);
  }
}
