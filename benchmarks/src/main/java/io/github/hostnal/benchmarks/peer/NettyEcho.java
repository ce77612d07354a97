package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;

/** Answers with Netty's epoll transport, on the event loop, with the buffer that came. */
final class NettyEcho implements Workload {
  private final NettyDatagrams datagrams = new NettyDatagrams(Payload.wildcard(), new Handler());

  @Override
  public int port() {
    return datagrams.channel().localAddress().getPort();
  }

  @Override
  public Result round(int size) {
    throw new UnsupportedOperationException("an echo is measured by its partner");
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
  }

  private static final class Handler extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket question) {
      context.writeAndFlush(new DatagramPacket(question.content().retain(), question.sender()));
    }
  }
}
