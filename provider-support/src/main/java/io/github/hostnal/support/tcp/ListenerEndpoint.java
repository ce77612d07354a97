package io.github.hostnal.support.tcp;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.StackSocket;
import io.github.hostnal.support.tcp.SelectorLoop.ReadyListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The inside of a listener, while the user holds a {@link NioTcpListener}. */
final class ListenerEndpoint implements StackSocket, ReadyListener {
  /** How many connections of the wrong family are refused in one go. */
  private static final int REFUSALS_IN_A_ROW = 16;

  private final NioTcp tcp;
  private final ServerSocketChannel channel;
  private final SocketOptions options;
  private final InetSocketAddress local;
  private final Readiness readiness;
  private final TcpDirection acceptor;
  private volatile boolean closed;

  /** What was pending when the listener was closed; not changed afterwards. */
  private List<? extends PendingOperation<?>> orphans = List.of();

  private volatile Runnable endWatch = () -> {};

  /** Takes over a channel that is bound and does not block. */
  ListenerEndpoint(
      NioTcp tcp, ServerSocketChannel channel, SocketOptions options, SelectorLoop loop)
      throws IOException {
    this.tcp = tcp;
    this.channel = channel;
    this.options = options;
    local = (InetSocketAddress) channel.getLocalAddress();
    readiness = new Readiness(loop, channel, this);
    acceptor =
        TcpDirection.queued(
            this, readiness, tcp.completions(), SelectionKey.OP_ACCEPT, tcp.pendingLimit());
  }

  /** Begins to belong to the stack: closed with it, or when its handle is unreachable. */
  NioTcpListener open() throws IOException {
    NioTcpListener handle = new NioTcpListener(tcp, this);
    endWatch = tcp.watch(handle, this);
    try {
      tcp.sockets().add(this);
    } catch (IOException e) {
      close();
      throw e;
    }
    return handle;
  }

  ServerSocketChannel channel() {
    return channel;
  }

  InetSocketAddress local() {
    return local;
  }

  boolean isOpen() {
    return !closed;
  }

  /** Accepts a connection; the holder stays reachable while that is pending. */
  CompletableFuture<TcpConnection> accept(Object holder) {
    return acceptor.start(holder, new Accept(), false);
  }

  private final class Accept implements Transfer<TcpConnection> {
    private TcpConnection connection;

    @Override
    public boolean attempt() throws IOException {
      for (int i = 0; i < REFUSALS_IN_A_ROW; i++) {
        SocketChannel accepted = acceptChannel();
        if (accepted == null) {
          return false;
        }
        connection = open(accepted);
        if (connection != null) {
          return true;
        }
      }
      return false;
    }

    @Override
    public TcpConnection result() {
      return connection;
    }
  }

  private SocketChannel acceptChannel() throws IOException {
    try {
      return channel.accept();
    } catch (IOException e) {
      SocketException failure =
          new SocketException("accept " + Addresses.format(local) + ": " + e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  /** Returns null if the connection was refused. */
  private TcpConnection open(SocketChannel accepted) throws IOException {
    try {
      if (!isOfOurFamily(accepted)) {
        // Closing resets it then, as the system would have done without a listener.
        accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
        accepted.close();
        return null;
      }
      accepted.configureBlocking(false);
      tcp.tcpOptions().applyToAccepted(options, channel, accepted);
      InetSocketAddress remote = (InetSocketAddress) accepted.getRemoteAddress();
      return new ConnectionEndpoint(tcp, accepted, remote, readiness.loop()).open();
    } catch (IOException | RuntimeException e) {
      TcpFailures.closeQuietly(accepted);
      throw e;
    }
  }

  /** The JDK has an IPv6 listener on the wildcard address accept IPv4 connections, too. */
  private boolean isOfOurFamily(SocketChannel accepted) throws IOException {
    return !local.getAddress().isAnyLocalAddress()
        || !Addresses.isIpv6(local.getAddress())
        || Addresses.isIpv6(((InetSocketAddress) accepted.getLocalAddress()).getAddress());
  }

  @Override
  public void ready(int operations) {
    acceptor.ready();
  }

  @Override
  public void close() {
    synchronized (acceptor.lock()) {
      if (!closed) {
        closed = true;
        orphans = acceptor.close();
        TcpFailures.closeQuietly(channel);
      }
    }
    // Whoever closes at the same time does the rest as well, so that for each it is all done.
    readiness.release();
    endWatch.run();
    tcp.sockets().remove(this);
    acceptor.finishClaimed();
    for (PendingOperation<?> orphan : orphans) {
      tcp.completions().run(orphan::finish);
    }
  }

  @Override
  public String toString() {
    return "TCP listener " + Addresses.format(local);
  }
}
