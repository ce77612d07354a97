package io.github.hostnal.benchmarks.peer.tcp;

import io.netty.channel.ChannelHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.util.function.Supplier;

/** Listens with Netty's epoll transport. */
final class NettyServer extends Server {
  private final NettyLoop loop = new NettyLoop();
  private final EpollServerSocketChannel listener;

  NettyServer(Supplier<ChannelHandler> handlers) {
    listener = loop.listen(handlers);
  }

  @Override
  public int port() {
    return listener.localAddress().getPort();
  }

  @Override
  public void close() {
    loop.close();
  }
}
