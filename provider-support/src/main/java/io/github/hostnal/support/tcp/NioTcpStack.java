package io.github.hostnal.support.tcp;

import io.github.hostnal.Capability;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.TcpStack;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Failures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Opens connections and listeners. */
final class NioTcpStack implements TcpStack {
  private final NioTcp tcp;
  private final SocketOptions options;

  NioTcpStack(NioTcp tcp, SocketOptions options) {
    this.tcp = tcp;
    this.options = options;
  }

  @Override
  public TcpStack with(SocketOptions requested) {
    tcp.tcpOptions().check(requested);
    return new NioTcpStack(tcp, requested);
  }

  @Override
  public CompletableFuture<TcpConnection> connect(InetSocketAddress remote) {
    Objects.requireNonNull(remote, "remote");
    return begin(null, remote);
  }

  @Override
  public CompletableFuture<TcpConnection> connectFrom(
      InetSocketAddress local, InetSocketAddress remote) {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(remote, "remote");
    return begin(local, remote);
  }

  @Override
  public CompletableFuture<TcpListener> listen(InetSocketAddress local) {
    Objects.requireNonNull(local, "local");
    return tcp.completions().call(() -> openListener(local));
  }

  private CompletableFuture<TcpConnection> begin(
      InetSocketAddress local, InetSocketAddress remote) {
    Connecting connecting;
    try {
      Addresses.requireRemote(remote);
      if (local != null) {
        Addresses.requireResolved(local);
        Addresses.requireSameFamily(local, remote);
      }
      SelectorLoop loop = tcp.loop();
      connecting = new Connecting(tcp, openChannel(local, remote), local, remote, loop);
      connecting.open();
    } catch (IOException | RuntimeException e) {
      return tcp.completions().failed(e);
    }
    return connecting.start();
  }

  /** Opens a channel and begins to connect it. */
  private SocketChannel openChannel(InetSocketAddress local, InetSocketAddress remote)
      throws IOException {
    SocketChannel channel = openChannel(remote);
    try {
      channel.configureBlocking(false);
      tcp.tcpOptions().applyToConnection(options, channel);
      if (local != null && !leavesAllToTheSystem(local)) {
        channel.bind(local);
      }
      channel.connect(remote);
      return channel;
    } catch (IOException e) {
      TcpFailures.closeQuietly(channel);
      throw TcpFailures.connect(local, remote, e);
    } catch (RuntimeException e) {
      TcpFailures.closeQuietly(channel);
      throw e;
    }
  }

  private static boolean leavesAllToTheSystem(InetSocketAddress local) {
    return local.getPort() == 0 && local.getAddress().isAnyLocalAddress();
  }

  private SocketChannel openChannel(InetSocketAddress remote) throws IOException {
    try {
      return SocketChannel.open(Families.of(remote.getAddress()));
    } catch (UnsupportedOperationException e) {
      throw Failures.lacking(Capability.IPV6, tcp.provider());
    }
  }

  private TcpListener openListener(InetSocketAddress local) throws IOException {
    Addresses.requireResolved(local);
    SelectorLoop loop = tcp.loop();
    ServerSocketChannel channel = openListenerChannel(local);
    try {
      channel.configureBlocking(false);
      // The JDK sets it on some systems: then another program could take the port over.
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
      tcp.tcpOptions().applyToListener(options, channel);
      channel.bind(local, TcpOptions.backlog(options));
      return new ListenerEndpoint(tcp, channel, options, loop).open();
    } catch (IOException e) {
      TcpFailures.closeQuietly(channel);
      throw TcpFailures.listen(local, e);
    } catch (RuntimeException e) {
      TcpFailures.closeQuietly(channel);
      throw e;
    }
  }

  private ServerSocketChannel openListenerChannel(InetSocketAddress local) throws IOException {
    try {
      return ServerSocketChannel.open(Families.of(local.getAddress()));
    } catch (UnsupportedOperationException e) {
      throw Failures.lacking(Capability.IPV6, tcp.provider());
    }
  }
}
