package io.github.hostnal.itest.osgi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Sends a datagram to itself and back over the shared stack, in whatever bundle it is in. */
public final class EchoTask implements Callable<String> {

  /** For the bundle. */
  public EchoTask() {}

  @Override
  public String call() throws Exception {
    NetworkStack stack = NetworkStack.system();
    try (UnconnectedUdp server = stack.udp().bindMultiple(0).get()) {
      server.serve((datagram, payload, reply) -> reply.reply(payload));
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.localAddress().getPort());
      try (ConnectedUdp client = stack.udp().connect(address).get()) {
        client.send(ByteBuffer.wrap("hello".getBytes(UTF_8))).get();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        client.receiveInto(buffer).get(60, TimeUnit.SECONDS);
        return UTF_8.decode(buffer.flip()) + " over " + stack.provider();
      }
    }
  }
}
