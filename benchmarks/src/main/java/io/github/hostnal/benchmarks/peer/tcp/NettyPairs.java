package io.github.hostnal.benchmarks.peer.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Connections that are Netty's, which reads from them whenever something comes. */
final class NettyPairs implements ConnectionSource {
  private static final int SECONDS = 10;

  private final NettyLoop loop = new NettyLoop();
  private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private final EpollServerSocketChannel listener = loop.listen(() -> new Handler());

  @Override
  public Pair open() throws IOException {
    Channel connecting = loop.connect(listener.localAddress().getPort(), new Idle());
    try {
      Channel other = accepted.poll(SECONDS, TimeUnit.SECONDS);
      if (other == null) {
        throw new IOException("no connection came in " + SECONDS + " s");
      }
      return new Pair(closing(connecting), closing(other));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static AutoCloseable closing(Channel channel) {
    return () -> channel.close().syncUninterruptibly();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Does nothing with what comes. */
  @ChannelHandler.Sharable
  private static final class Idle extends ChannelInboundHandlerAdapter {}

  private final class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      accepted.add(context.channel());
    }
  }
}
