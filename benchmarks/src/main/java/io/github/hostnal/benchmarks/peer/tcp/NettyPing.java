package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.RoundTrips;
import io.github.hostnal.benchmarks.peer.Workload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollSocketChannel;

/** Asks with Netty's epoll transport, on the event loop, with the buffer of the last answer. */
final class NettyPing implements Workload {
  private final NettyLoop loop = new NettyLoop();
  private final EpollSocketChannel channel;
  private volatile RoundTrips roundTrips;

  NettyPing(int port) {
    channel = loop.connect(port, new Handler());
  }

  @Override
  public Result round(int trips) {
    RoundTrips now = new RoundTrips(trips);
    roundTrips = now;
    channel.writeAndFlush(Unpooled.directBuffer().writeZero(Stream.QUESTION));
    return now.await();
  }

  @Override
  public void close() {
    loop.close();
  }

  private final class Handler extends SimpleChannelInboundHandler<ByteBuf> {
    private int received;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf answer) {
      received += answer.readableBytes();
      if (received < Stream.QUESTION) {
        return;
      }
      received = 0;
      if (roundTrips.answered()) {
        context.writeAndFlush(answer.readerIndex(0).writerIndex(Stream.QUESTION).retain());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reason) {
      roundTrips.failed(reason);
    }
  }
}
