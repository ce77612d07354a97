package io.github.hostnal.benchmarks.peer.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Takes in with Netty. */
final class NettySink extends SimpleChannelInboundHandler<ByteBuf> {
  private final BlockCount blocks = new BlockCount();

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf data) {
    if (blocks.received(data.readableBytes())) {
      context.writeAndFlush(context.alloc().directBuffer(1).writeZero(1));
    }
  }
}
