package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.hostnal.Capability;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.StackFixture;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Payload;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of TCP need. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TcpTest extends StackFixture {
  /** The two ends of a connection. */
  record Ends(TcpConnection client, TcpConnection server) {}

  @BeforeEach
  final void requireTcp() {
    assumeTrue(stack.capabilities().contains(Capability.TCP), "the stack lacks TCP");
  }

  final TcpListener listen(String host) {
    return own(Await.result(stack.tcp().listen(Loopback.at(host, 0))));
  }

  final TcpListener listen(String host, SocketOptions options) {
    return own(Await.result(stack.tcp().listen(Loopback.at(host, 0), options)));
  }

  final TcpConnection connect(TcpListener listener) {
    return own(Await.result(stack.tcp().connect(listener.localAddress())));
  }

  final TcpConnection accept(TcpListener listener) {
    return own(Await.result(listener.accept()));
  }

  /** Returns a new connection by way of a listener. */
  final Ends connected(TcpListener listener) {
    TcpConnection client = connect(listener);
    return new Ends(client, accept(listener));
  }

  /** Returns a new connection on loopback. */
  final Ends connected() {
    return connected(listen(Loopback.IPV4));
  }

  final void assumeUsable(String host) {
    if (host.contains(":")) {
      assumeTrue(stack.capabilities().contains(Capability.IPV6), "the stack lacks IPv6");
    }
    Loopback.assumeUsable(host);
  }

  static void send(TcpConnection from, String text) {
    Await.result(from.writeAll(Payload.text(text)));
  }

  static String receive(TcpConnection at, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    Await.result(at.readExact(buffer));
    return new String(buffer.array(), StandardCharsets.UTF_8);
  }

  /** Checks that what one end says comes to the other end, both ways. */
  static void assertTalk(TcpConnection one, TcpConnection other) {
    send(one, "there?");
    assertEquals("there?", receive(other, 6));
    send(other, "yes");
    assertEquals("yes", receive(one, 3));
  }

  /** Checks that the stream is at its end. */
  static void assertEnd(TcpConnection at) {
    assertEquals(-1, Await.result(at.read(ByteBuffer.allocate(1))));
  }

  /** Writes until the peer's and the own system's buffers are full; returns the pending write. */
  static CompletableFuture<Integer> fill(TcpConnection from) {
    ByteBuffer data = ByteBuffer.allocateDirect(64 * 1024);
    while (true) {
      CompletableFuture<Integer> write = from.write(data.clear());
      if (!write.isDone()) {
        return write;
      }
      Await.result(write);
    }
  }

  /** Reads everything up to the end, and returns how much it was. */
  static long drain(TcpConnection at) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    long total = 0;
    while (true) {
      int count = Await.result(at.read(buffer.clear()));
      if (count < 0) {
        return total;
      }
      total += count;
    }
  }

  static void assertContent(byte[] expected, ByteBuffer filled) {
    assertArrayEquals(expected, Payload.stored(filled));
  }

  /** Checks that a message says what is the matter. */
  static void assertNames(Throwable failure, Object... values) {
    String message = String.valueOf(failure.getMessage());
    for (Object value : values) {
      assertTrue(
          message.contains(String.valueOf(value)), () -> "no \"" + value + "\" in: " + message);
    }
  }

  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }
}
