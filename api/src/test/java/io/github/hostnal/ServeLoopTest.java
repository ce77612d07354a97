package io.github.hostnal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.spi.ServeLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@link ServeLoop} does with datagrams. */
class ServeLoopTest {
  private final FakeUdp socket = FakeUdp.fast();
  private final List<String> handled = new ArrayList<>();

  private CompletableFuture<Void> serve(DatagramHandler handler) {
    return ServeLoop.start(socket, socket::receiveInto, handler, Runnable::run);
  }

  private void keep(Datagram datagram, ByteBuffer payload, DatagramHandler.Reply reply) {
    handled.add(US_ASCII.decode(payload).toString());
  }

  @Test
  void handlesInOrder() {
    socket.ready.addAll(List.of("a", "bc", ""));
    CompletableFuture<Void> served = serve(this::keep);
    socket.deliver("def");
    socket.deliver("g");

    assertEquals(List.of("a", "bc", "", "def", "g"), handled);
    assertFalse(served.isDone());
  }

  @Test
  void passesTheDatagramOn() {
    List<Datagram> datagrams = new ArrayList<>();
    serve((datagram, payload, reply) -> datagrams.add(datagram));
    socket.deliver("abc");

    Datagram datagram = datagrams.get(0);
    assertEquals(3, datagram.length());
    assertEquals(FakeUdp.LOCAL, datagram.local());
    assertEquals(FakeUdp.REMOTE, datagram.remote());
  }

  @Test
  void answersFromTheRightAddress() {
    serve((datagram, payload, reply) -> reply.reply(payload));
    socket.deliver("abc");

    Transmit answer = socket.sent.get(0);
    assertEquals(FakeUdp.REMOTE, answer.remote());
    assertEquals(FakeUdp.REPLY_FROM, answer.local());
    assertEquals("abc", US_ASCII.decode(answer.data()).toString());
  }

  @Test
  void takesTheBytesOfAnAnswerAtOnce() {
    byte[] bytes = "abcd".getBytes(US_ASCII);
    ByteBuffer answer = ByteBuffer.wrap(bytes).position(1).limit(3);
    serve((datagram, payload, reply) -> reply.reply(answer));
    socket.deliver("?");
    bytes[1] = 'x';

    assertEquals(0, answer.remaining());
    assertEquals("bc", US_ASCII.decode(socket.sent.get(0).data()).toString());
  }

  @Test
  void answersMoreThanOnce() {
    serve(
        (datagram, payload, reply) -> {
          reply.reply(ByteBuffer.allocate(1));
          reply.reply(ByteBuffer.allocate(2));
        });
    socket.deliver("?");

    assertEquals(List.of(1, 2), socket.sent.stream().map(t -> t.data().remaining()).toList());
  }

  @Test
  void goesOnAfterAHandlerThatThrows() {
    serve(
        (datagram, payload, reply) -> {
          keep(datagram, payload, reply);
          switch (handled.size()) {
            case 1 -> throw new IOException("one");
            case 2 -> throw new IllegalStateException("two");
            default -> throw new AssertionError("three");
          }
        });
    socket.deliver("a");
    socket.deliver("b");
    socket.deliver("c");
    socket.deliver("d");

    assertEquals(List.of("a", "b", "c", "d"), handled);
  }

  @Test
  void goesOnAfterAFailedReceive() {
    CompletableFuture<Void> served = serve(this::keep);
    socket.pending.completeExceptionally(new IOException("ENOMEM"));
    socket.deliver("a");

    assertEquals(List.of("a"), handled);
    assertFalse(served.isDone());
  }

  @Test
  void staysFlatWhenDatagramsAreReady() {
    int many = 100_000;
    socket.ready.addAll(Collections.nCopies(many, "x"));
    int[] count = {0};
    serve((datagram, payload, reply) -> count[0]++);

    assertEquals(many, count[0]);
  }

  @Test
  void refusesToServeWithoutAHandler() {
    assertThrows(NullPointerException.class, () -> serve(null));
    assertEquals(0, socket.receives);
  }
}
