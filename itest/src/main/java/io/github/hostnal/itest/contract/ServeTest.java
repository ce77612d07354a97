package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Datagram;
import io.github.hostnal.DatagramHandler;
import io.github.hostnal.StackOptions;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Push mode: a handler gets every datagram and may answer it. */
@Tag(Tags.TRAIT)
class ServeTest extends ContractTest {
  private static final DatagramHandler ECHO = (datagram, payload, reply) -> reply.reply(payload);

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().name("serve-test");
  }

  @ParameterizedTest
  @MethodSource("io.github.hostnal.itest.contract.Loopback#all")
  void thePayloadItselfCanBeTheAnswer(String host) throws IOException {
    assumeUsable(host);
    UnconnectedUdp server = bindBothFamilies();
    server.serve(ECHO);
    InetSocketAddress asked = Loopback.at(host, server.localAddress());
    Peer client = peer(host).connectTo(asked);
    for (int i = 0; i < 50; i++) {
      client.send(asked, i);
      Peer.Packet answer = client.receive();
      assertEquals(i, answer.number());
      assertEquals(asked, answer.from());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1500, Payload.LARGEST_IPV4})
  void theHandlerSeesThePayloadAndWhereItCameFrom(int length) {
    UnconnectedUdp server = bindMultiple("0.0.0.0");
    CompletableFuture<Datagram> seen = new CompletableFuture<>();
    CompletableFuture<ByteBuffer> copy = new CompletableFuture<>();
    server.serve(
        (datagram, payload, reply) -> {
          copy.complete(ByteBuffer.allocate(payload.remaining()).put(payload).flip());
          seen.complete(datagram);
        });
    Peer client = peer(Loopback.IPV4);
    byte[] bytes = Payload.pattern(length);
    InetSocketAddress asked = Loopback.at(Loopback.IPV4, server.localAddress());
    client.send(asked, bytes);
    assertEquals(ByteBuffer.wrap(bytes), Await.result(copy));
    Datagram datagram = Await.result(seen);
    assertEquals(length, datagram.length());
    assertFalse(datagram.truncated());
    assertEquals(asked, datagram.local());
    assertEquals(client.address(), datagram.remote());
  }

  @Test
  void severalAnswersLeaveInOrderAndTheirBuffersAreFreeAtOnce() throws IOException {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    ByteBuffer reused = ByteBuffer.allocateDirect(4);
    server.serve(
        (datagram, payload, reply) -> {
          for (int i = 0; i < 10; i++) {
            reused.clear().putInt(i).flip();
            reply.reply(reused);
            assertEquals(0, reused.remaining());
          }
          reply.reply(ByteBuffer.allocate(0));
          reply.reply(Payload.text("read-only").asReadOnlyBuffer());
        });
    Peer client = peer(Loopback.IPV4);
    client.send(server.localAddress(), "request");
    for (int i = 0; i < 10; i++) {
      assertEquals(i, client.receive().number());
    }
    assertEquals(0, client.receive().bytes().length);
    assertEquals("read-only", client.receive().text());
  }

  @Test
  void theHandlerRunsOnTheEventLoopForOneDatagramAtATime() {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger handled = new AtomicInteger();
    Peer client = peer(Loopback.IPV4);
    for (int i = 0; i < 50; i++) {
      client.send(server.localAddress(), i);
    }
    server.serve(
        (datagram, payload, reply) -> {
          threads.add(Thread.currentThread().getName());
          if (inside.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          inside.decrementAndGet();
          handled.incrementAndGet();
        });
    for (int i = 50; i < 1000; i++) {
      int before = i - 50;
      Await.until("datagram " + before + " is handled", () -> handled.get() > before);
      client.send(server.localAddress(), i);
    }
    Await.until("all are handled", () -> handled.get() == 1000);
    assertEquals(0, overlaps.get());
    assertTrue(threads.stream().allMatch(name -> name.startsWith("serve-test")), threads::toString);
  }

  @Test
  void aHandlerThatThrowsDoesNotStopIt() throws IOException {
    try (LogCapture log = new LogCapture()) {
      UnconnectedUdp server = bindSingle(Loopback.IPV4);
      CompletableFuture<Void> serving =
          server.serve(
              (datagram, payload, reply) -> {
                switch (payload.getInt()) {
                  case 0 -> throw new IllegalStateException("unchecked, on purpose");
                  case 1 -> throw new IOException("checked, on purpose");
                  case 2 -> throw new AssertionError("an error, on purpose");
                  default -> reply.reply(payload.rewind());
                }
              });
      Peer client = peer(Loopback.IPV4);
      for (int i = 0; i < 4; i++) {
        client.send(server.localAddress(), i);
      }
      assertEquals(3, client.receive().number());
      assertFalse(serving.isDone());
      log.assumeCapturing();
      assertTrue(log.hasWarning("on purpose"), "what the handler threw is logged");
    }
  }

  @Test
  void aHandlerThatSpoilsThePayloadSpoilsNothingElse() throws IOException {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    server.serve(
        (datagram, payload, reply) -> {
          int number = payload.getInt();
          payload.clear().order(ByteOrder.LITTLE_ENDIAN).limit(0);
          reply.reply(Payload.number(number));
        });
    Peer client = peer(Loopback.IPV4);
    for (int i = 1; i < 5; i++) {
      client.send(server.localAddress(), i);
      assertEquals(i, client.receive().number());
    }
  }

  @Test
  void aReceiveBesidesTakesDatagramsAway() throws IOException {
    UnconnectedUdp server = bindSingle(Loopback.IPV4);
    server.serve(ECHO);
    ByteBuffer buffer = ByteBuffer.allocate(4);
    CompletableFuture<Datagram> besides = server.receiveInto(buffer);
    Peer client = peer(Loopback.IPV4);
    int sent = 0;
    while (!besides.isDone()) {
      client.send(server.localAddress(), sent++);
      if (sent > 10) {
        Await.done(besides);
      }
    }
    int taken = Payload.numberIn(buffer);
    for (int i = 0; i < sent; i++) {
      if (i != taken) {
        assertEquals(i, client.receive().number());
      }
    }
  }

  @Test
  @Tag(Tags.ERRORS)
  void anAnswerThatCannotBeSentIsCountedAndLogged() throws IOException {
    try (LogCapture log = new LogCapture()) {
      UnconnectedUdp server = bindSingle(Loopback.IPV4);
      server.serve(
          (datagram, payload, reply) -> {
            reply.reply(ByteBuffer.allocate(Payload.LARGEST_IPV4 + 1));
            reply.reply(payload);
          });
      Peer client = peer(Loopback.IPV4);
      client.send(server.localAddress(), 4711);
      assertEquals(4711, client.receive().number());
      assertEquals(1, stack.statistics().errors().get("EMSGSIZE"));
      log.assumeCapturing();
      assertTrue(log.hasWarning("EMSGSIZE"));
    }
  }
}
