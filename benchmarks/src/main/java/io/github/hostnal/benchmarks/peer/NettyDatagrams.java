package io.github.hostnal.benchmarks.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A datagram channel of Netty's native epoll transport, with an event loop of its own. */
final class NettyDatagrams implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final EpollDatagramChannel channel;

  NettyDatagrams(InetSocketAddress local, ChannelInboundHandler handler) {
    channel =
        (EpollDatagramChannel)
            new Bootstrap()
                .group(group)
                .channel(EpollDatagramChannel.class)
                .handler(handler)
                .bind(local)
                .syncUninterruptibly()
                .channel();
  }

  EpollDatagramChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
