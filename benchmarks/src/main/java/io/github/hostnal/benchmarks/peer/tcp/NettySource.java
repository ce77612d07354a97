package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.Workload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollSocketChannel;

/** Sends one way with Netty's epoll transport, on the event loop, one write at a time. */
final class NettySource implements Workload {
  private final NettyLoop loop = new NettyLoop();
  private final ByteBuf chunk = Unpooled.directBuffer(Stream.CHUNK).writeZero(Stream.CHUNK);
  private final ChannelFutureListener sent = this::sent;
  private final EpollSocketChannel channel;
  private volatile BlocksToSend blocks;

  NettySource(int port) {
    channel = loop.connect(port, new Handler());
  }

  @Override
  public Result round(int size) {
    BlocksToSend now = new BlocksToSend(size);
    blocks = now;
    channel.eventLoop().execute(this::next);
    return now.await();
  }

  private void next() {
    if (blocks.nextChunk()) {
      channel.writeAndFlush(chunk.retainedDuplicate()).addListener(sent);
    }
  }

  private void sent(ChannelFuture future) {
    if (future.isSuccess()) {
      next();
    } else {
      blocks.failed(future.cause());
    }
  }

  @Override
  public void close() {
    loop.close();
    chunk.release();
  }

  private final class Handler extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf confirmation) {
      if (blocks.confirmed()) {
        next();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reason) {
      blocks.failed(reason);
    }
  }
}
