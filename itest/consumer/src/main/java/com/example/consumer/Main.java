package com.example.consumer;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The server and the client of the README. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    NetworkStack stack = NetworkStack.system();
    try (UnconnectedUdp server = stack.udp().bindMultiple(0).get()) {
      server.serve((datagram, payload, reply) -> reply.reply(payload));
      int port = server.localAddress().getPort();
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
      try (ConnectedUdp client = stack.udp().connect(address).get()) {
        client.send(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8))).get();
        ByteBuffer buffer = ByteBuffer.allocate(1500);
        client.receiveInto(buffer).get(30, TimeUnit.SECONDS);
        String answer = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        String path = Main.class.getModule().isNamed() ? "module path" : "class path";
        System.out.println(answer + " from " + address + ", on the " + path);
      }
    }
  }
}
