package io.github.hostnal.examples;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** The demo's other server: the best that the JDK can do, without a way to choose the source. */
final class ChannelEchoServer {
  private ChannelEchoServer() {}

  /** Serves both families, on a thread of its own, until the channel is closed. */
  static DatagramChannel start() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(0));
    Thread thread = new Thread(() -> serve(channel), "channel-echo");
    thread.setDaemon(true);
    thread.start();
    return channel;
  }

  private static void serve(DatagramChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    try {
      while (true) {
        buffer.clear();
        SocketAddress remote = channel.receive(buffer);
        channel.send(buffer.flip(), remote);
      }
    } catch (ClosedChannelException e) {
      // the demo is over
    } catch (IOException e) {
      System.err.println("the DatagramChannel server ends: " + e);
    }
  }
}
