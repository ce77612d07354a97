package io.github.hostnal.support.tcp;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.StackSocket;
import io.github.hostnal.support.tcp.SelectorLoop.ReadyListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A connection that is about to be: closed with its stack, or when its future is withdrawn. */
final class Connecting implements StackSocket, ReadyListener, Transfer<TcpConnection> {
  private final NioTcp tcp;
  private final SocketChannel channel;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Readiness readiness;
  private final TcpDirection direction;

  // Guarded by the direction's lock.
  private boolean over;
  private TcpConnection connection;

  /** Takes over a channel that does not block and was told to connect. */
  Connecting(
      NioTcp tcp,
      SocketChannel channel,
      InetSocketAddress local,
      InetSocketAddress remote,
      SelectorLoop loop) {
    this.tcp = tcp;
    this.channel = channel;
    this.local = local;
    this.remote = remote;
    readiness = new Readiness(loop, channel, this);
    direction = TcpDirection.queued(this, readiness, tcp.completions(), SelectionKey.OP_CONNECT, 1);
  }

  /** Begins to belong to the stack. */
  void open() throws IOException {
    try {
      tcp.sockets().add(this);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Waits for the connection. */
  CompletableFuture<TcpConnection> start() {
    return direction.start(null, this, tcp.isDeep());
  }

  @Override
  public boolean attempt() throws IOException {
    try {
      if (!channel.finishConnect()) {
        return false;
      }
    } catch (IOException e) {
      end();
      throw TcpFailures.connect(local, remote, e);
    }
    over = true;
    readiness.ignore(SelectionKey.OP_CONNECT);
    try {
      connection = new ConnectionEndpoint(tcp, channel, remote, readiness).open();
    } catch (IOException e) {
      end();
      throw e;
    }
    tcp.sockets().remove(this);
    return true;
  }

  /** Gives everything back; the caller holds the lock. */
  private void end() {
    over = true;
    TcpFailures.closeQuietly(channel);
    readiness.release();
    tcp.sockets().remove(this);
  }

  @Override
  public TcpConnection result() {
    return connection;
  }

  @Override
  public void withdrawn() {
    close();
  }

  @Override
  public void ready(int operations) {
    direction.ready();
  }

  @Override
  public void close() {
    List<? extends PendingOperation<?>> orphans;
    synchronized (direction.lock()) {
      if (over) {
        return;
      }
      orphans = direction.close();
      end();
    }
    for (PendingOperation<?> orphan : orphans) {
      tcp.completions().run(orphan::finish);
    }
  }

  @Override
  public String toString() {
    return "TCP connection to " + Addresses.format(remote);
  }
}
