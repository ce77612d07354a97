package io.github.hostnal.benchmarks.peer.tcp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Answers with Netty, with the buffer that came. */
final class NettyEcho extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object question) {
    context.writeAndFlush(question);
  }
}
