package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.StackSocket;
import io.github.hostnal.support.tcp.SelectorLoop.ReadyListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The inside of a connection: what the stack and the selector hold, while the user holds a {@link
 * NioTcpConnection}. Closing takes the locks of both directions.
 */
final class ConnectionEndpoint implements StackSocket, ReadyListener {
  private final NioTcp tcp;
  private final SocketChannel channel;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Readiness readiness;
  private final TcpDirection reader;
  private final TcpDirection writer;
  private volatile boolean closed;

  /** What was pending when the connection was closed; not changed afterwards. */
  private final List<PendingOperation<?>> orphans = new ArrayList<>(2);

  private volatile Runnable endWatch = () -> {};

  /** Takes over a channel that is connected and does not block. */
  ConnectionEndpoint(NioTcp tcp, SocketChannel channel, InetSocketAddress remote, SelectorLoop loop)
      throws IOException {
    this(tcp, channel, remote, new Readiness(loop, channel, null));
  }

  /** Takes over a channel that may be registered. */
  ConnectionEndpoint(
      NioTcp tcp, SocketChannel channel, InetSocketAddress remote, Readiness readiness)
      throws IOException {
    this.tcp = tcp;
    this.channel = channel;
    this.remote = remote;
    this.readiness = readiness;
    local = (InetSocketAddress) channel.getLocalAddress();
    reader =
        TcpDirection.exclusive(
            this, readiness, tcp.completions(), SelectionKey.OP_READ, Failures::readPending);
    writer =
        TcpDirection.exclusive(
            this, readiness, tcp.completions(), SelectionKey.OP_WRITE, Failures::writePending);
    readiness.tell(this);
  }

  /** Begins to belong to the stack: closed with it, or when its handle is unreachable. */
  NioTcpConnection open() throws IOException {
    NioTcpConnection handle = new NioTcpConnection(tcp, this);
    endWatch = tcp.watch(handle, this);
    try {
      tcp.sockets().add(this);
    } catch (IOException e) {
      close();
      throw e;
    }
    return handle;
  }

  SocketChannel channel() {
    return channel;
  }

  TcpDirection reader() {
    return reader;
  }

  TcpDirection writer() {
    return writer;
  }

  InetSocketAddress local() {
    return local;
  }

  InetSocketAddress remote() {
    return remote;
  }

  boolean isOpen() {
    return !closed;
  }

  int read(ByteBuffer buffer) throws IOException {
    try {
      return ChunkedIo.read(channel, buffer);
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  long read(ByteBuffer[] buffers) throws IOException {
    try {
      return ChunkedIo.read(channel, buffers);
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  int write(ByteBuffer data) throws IOException {
    try {
      return ChunkedIo.write(channel, data);
    } catch (IOException e) {
      throw failure("write", e);
    }
  }

  long write(ByteBuffer[] data) throws IOException {
    try {
      return ChunkedIo.write(channel, data);
    } catch (IOException e) {
      throw failure("write", e);
    }
  }

  void shutdownOutput() throws IOException {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw failure("shutdown", e);
    }
  }

  private IOException failure(String call, IOException cause) {
    if (cause instanceof ClosedChannelException) {
      return Failures.closed("the output of " + this);
    }
    SocketException failure =
        new SocketException(
            call
                + " "
                + Addresses.format(local)
                + " <-> "
                + Addresses.format(remote)
                + ": "
                + cause.getMessage());
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      writer.ready();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      reader.ready();
    }
  }

  @Override
  public void close() {
    synchronized (reader.lock()) {
      synchronized (writer.lock()) {
        if (!closed) {
          closed = true;
          orphans.addAll(reader.close());
          orphans.addAll(writer.close());
          TcpFailures.closeQuietly(channel);
        }
      }
    }
    // Whoever closes at the same time does the rest as well, so that for each it is all done.
    readiness.release();
    endWatch.run();
    tcp.sockets().remove(this);
    reader.finishClaimed();
    writer.finishClaimed();
    for (PendingOperation<?> orphan : orphans) {
      tcp.completions().run(orphan::finish);
    }
  }

  @Override
  public String toString() {
    return "TCP connection " + Addresses.format(local) + " to " + Addresses.format(remote);
  }
}
