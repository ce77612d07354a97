package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks with Netty's epoll transport, on the event loop, with the buffer of the last answer. */
final class NettyPing implements Workload {
  private final NettyDatagrams datagrams = new NettyDatagrams(Payload.loopback(0), new Handler());
  private final InetSocketAddress remote;
  private volatile RoundTrips roundTrips;

  NettyPing(int port) {
    remote = Payload.loopback(port);
  }

  @Override
  public Result round(int trips) {
    RoundTrips now = new RoundTrips(trips);
    roundTrips = now;
    DatagramPacket first =
        new DatagramPacket(Unpooled.directBuffer().writeZero(Payload.BYTES), remote);
    datagrams.channel().writeAndFlush(first);
    return now.await();
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
  }

  private final class Handler extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket answer) {
      if (roundTrips.answered()) {
        context.writeAndFlush(new DatagramPacket(answer.content().retain(), remote));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reason) {
      roundTrips.failed(reason);
    }
  }
}
