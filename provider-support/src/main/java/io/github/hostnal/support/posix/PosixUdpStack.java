package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.support.Addresses;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Opens UDP sockets. None of it blocks, so it is done on the caller's thread. */
final class PosixUdpStack implements UdpStack {
  /** How often another port is tried, if one is free for one family only. */
  private static final int PORT_TRIES = 32;

  private final PosixStack stack;
  private final SocketOptions options;

  PosixUdpStack(PosixStack stack, SocketOptions options) {
    this.stack = stack;
    this.options = options;
  }

  @Override
  public UdpStack with(SocketOptions requested) {
    stack.udpOptions().check(requested);
    return new PosixUdpStack(stack, requested);
  }

  @Override
  public CompletableFuture<ConnectedUdp> connect(InetSocketAddress remote) {
    Objects.requireNonNull(remote, "remote");
    return stack.completions().call(() -> openConnected(null, remote));
  }

  @Override
  public CompletableFuture<ConnectedUdp> connectFrom(
      InetSocketAddress local, InetSocketAddress remote) {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(remote, "remote");
    return stack.completions().call(() -> openConnected(local, remote));
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindSingle(InetSocketAddress local) {
    Objects.requireNonNull(local, "local");
    return stack.completions().call(() -> openBound(concrete(local)));
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindMultiple(InetSocketAddress local) {
    Objects.requireNonNull(local, "local");
    return stack.completions().call(() -> openBound(local));
  }

  @Override
  public CompletableFuture<UnconnectedUdp> bindMultiple(int port) {
    return stack.completions().call(() -> openBothFamilies(port));
  }

  private ConnectedUdp openConnected(InetSocketAddress local, InetSocketAddress remote)
      throws IOException {
    Addresses.requireRemote(remote);
    if (local != null) {
      Addresses.requireResolved(local);
      Addresses.requireSameFamily(local, remote);
    }
    SystemSocket socket = open(Addresses.isIpv6(remote.getAddress()));
    InetSocketAddress bound;
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      bound = socket.localAddress();
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
    UdpEndpoint endpoint = new UdpEndpoint(stack, List.of(socket), bound, remote);
    PosixConnectedUdp handle = new PosixConnectedUdp(stack, endpoint);
    endpoint.open(handle);
    return handle;
  }

  private UnconnectedUdp openBound(InetSocketAddress local) throws IOException {
    Addresses.requireResolved(local);
    SystemSocket socket = openAndBind(local);
    InetSocketAddress bound;
    try {
      bound = socket.localAddress();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return unconnected(List.of(socket), bound);
  }

  private UnconnectedUdp openBothFamilies(int port) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
    }
    if (!stack.capabilities().contains(Capability.IPV6)) {
      return openBound(new InetSocketAddress(Wildcards.IPV4, port));
    }
    int tries = port == 0 ? PORT_TRIES : 1;
    while (true) {
      SystemSocket ipv6 = openAndBind(new InetSocketAddress(Wildcards.IPV6, port));
      try {
        InetSocketAddress bound = ipv6.localAddress();
        SystemSocket ipv4 = openAndBind(new InetSocketAddress(Wildcards.IPV4, bound.getPort()));
        return unconnected(List.of(ipv6, ipv4), bound);
      } catch (BindException e) {
        ipv6.close();
        if (--tries == 0) {
          throw e;
        }
      } catch (IOException | RuntimeException e) {
        ipv6.close();
        throw e;
      }
    }
  }

  private UnconnectedUdp unconnected(List<SystemSocket> sockets, InetSocketAddress bound)
      throws IOException {
    UdpEndpoint endpoint = new UdpEndpoint(stack, sockets, bound, null);
    PosixUnconnectedUdp handle = new PosixUnconnectedUdp(stack, endpoint);
    endpoint.open(handle);
    return handle;
  }

  private SystemSocket openAndBind(InetSocketAddress local) throws IOException {
    SystemSocket socket = open(Addresses.isIpv6(local.getAddress()));
    try {
      socket.bind(local);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private SystemSocket open(boolean ipv6) throws IOException {
    stack.sockets().requireOpen();
    SystemSocket socket = SystemSocket.openWithOptions(stack.system(), ipv6);
    try {
      stack.udpOptions().apply(options, socket);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Replaces an unspecified address by the one that fits best. */
  private InetSocketAddress concrete(InetSocketAddress local) throws IOException {
    Addresses.requireResolved(local);
    if (!local.getAddress().isAnyLocalAddress()) {
      return local;
    }
    stack.sockets().requireOpen();
    InetAddress picked = new LocalAddressChoice(stack.system()).pick(local.getAddress());
    return new InetSocketAddress(picked, local.getPort());
  }
}
