package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.BufferKind;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Tags;
import java.io.EOFException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadPendingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading, well and badly. */
class TcpReadTest extends TcpTest {

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  @Tag(Tags.MEMORY)
  void whatIsThere(BufferKind kind) {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(100);
    Await.result(ends.client().writeAll(ByteBuffer.wrap(bytes)));
    Guarded buffer = kind.of(200);
    Await.result(ends.server().readExact(buffer.view().slice(0, 0)));
    assertEquals(100, Await.result(ends.server().read(buffer.view())));
    buffer.assertStored(bytes);
  }

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  @Tag(Tags.MEMORY)
  void whatIsToCome(BufferKind kind) {
    Ends ends = connected();
    Guarded buffer = kind.of(200);
    CompletableFuture<Integer> read = ends.server().read(buffer.view());
    assertFalse(read.isDone());
    byte[] bytes = Payload.pattern(100);
    Await.result(ends.client().writeAll(ByteBuffer.wrap(bytes)));
    assertEquals(100, Await.result(read));
    buffer.assertStored(bytes);
  }

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  @Tag(Tags.MEMORY)
  void exactlyWhatFits(BufferKind kind) {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(400_000);
    CompletableFuture<Void> write = ends.client().writeAll(ByteBuffer.wrap(bytes));
    Guarded buffer = kind.of(bytes.length - 5);
    Await.result(ends.server().readExact(buffer.view()));
    buffer.assertStored(Arrays.copyOf(bytes, bytes.length - 5));
    Await.result(write);
    ByteBuffer rest = ByteBuffer.allocate(100);
    assertEquals(5, Await.result(ends.server().read(rest)));
  }

  @Test
  @Tag(Tags.TRAIT)
  void exactlyInPieces() {
    Ends ends = connected();
    ByteBuffer buffer = ByteBuffer.allocate(6);
    CompletableFuture<Void> read = ends.server().readExact(buffer);
    send(ends.client(), "ab");
    Await.until("the first piece is there", () -> buffer.position() == 2);
    send(ends.client(), "cd");
    Await.until("the second piece is there", () -> buffer.position() == 4);
    assertFalse(read.isDone());
    send(ends.client(), "efgh");
    Await.result(read);
    assertContent("abcdef".getBytes(StandardCharsets.UTF_8), buffer);
    assertEquals("gh", receive(ends.server(), 2));
  }

  @Test
  @Tag(Tags.TRAIT)
  void intoSeveralBuffers() {
    Ends ends = connected();
    ByteBuffer first = ByteBuffer.allocate(3);
    ByteBuffer full = ByteBuffer.allocate(0);
    ByteBuffer second = ByteBuffer.allocateDirect(300_000);
    ByteBuffer third = ByteBuffer.allocate(300_000);
    byte[] bytes = Payload.pattern(10);
    CompletableFuture<Long> read = ends.server().read(first, full, second, third);
    Await.result(ends.client().writeAll(ByteBuffer.wrap(bytes)));
    assertEquals(10, Await.result(read));
    assertContent(Arrays.copyOf(bytes, 3), first);
    assertContent(Arrays.copyOfRange(bytes, 3, 10), second);
    assertEquals(300_000, third.remaining());
  }

  @Test
  @Tag(Tags.TRAIT)
  void aFullBufferGetsNothing() {
    Ends ends = connected();
    assertEquals(0, Await.result(ends.server().read(ByteBuffer.allocate(0))));
    assertEquals(0L, Await.result(ends.server().read(new ByteBuffer[0])));
    assertEquals(
        0L, Await.result(ends.server().read(ByteBuffer.allocate(0), ByteBuffer.allocate(0))));
    Await.result(ends.server().readExact(ByteBuffer.allocate(0)));
    send(ends.client(), "x");
    assertEquals(0, Await.result(ends.server().read(ByteBuffer.allocate(0))));
    assertEquals("x", receive(ends.server(), 1));
  }

  @Test
  @Tag(Tags.TRAIT)
  void theEndOfTheStream() {
    Ends ends = connected();
    CompletableFuture<Integer> pending = ends.server().read(ByteBuffer.allocate(10));
    ends.client().close();
    assertEquals(-1, Await.result(pending));
    assertEnd(ends.server());
    assertEquals(-1L, Await.result(ends.server().read(new ByteBuffer[] {ByteBuffer.allocate(1)})));
  }

  @Test
  @Tag(Tags.ERRORS)
  void tooEarlyAnEnd() {
    Ends ends = connected();
    send(ends.client(), "abc");
    ends.client().close();
    ByteBuffer buffer = ByteBuffer.allocate(10);
    EOFException failure = Await.failure(EOFException.class, ends.server().readExact(buffer));
    assertNames(failure, "3 of 10 bytes");
    assertEquals(3, buffer.position());
  }

  @Test
  @Tag(Tags.ORDER)
  void oneAtATime() {
    TcpConnection server = connected().server();
    ByteBuffer buffer = ByteBuffer.allocate(10);
    CompletableFuture<Integer> pending = server.read(buffer);
    Class<ReadPendingException> expected = ReadPendingException.class;
    ByteBuffer other = ByteBuffer.allocate(10);
    assertNames(Await.failure(expected, server.read(other)), server.localAddress().getPort());
    Await.failure(expected, server.read(new ByteBuffer[] {other}));
    Await.failure(expected, server.readExact(other));
    assertFalse(pending.isDone());
    pending.cancel(false);
    assertFalse(server.read(other).isCompletedExceptionally());
  }

  @Test
  @Tag(Tags.ERRORS)
  void badBuffers() {
    TcpConnection server = connected().server();
    ByteBuffer good = ByteBuffer.allocate(10);
    ByteBuffer readOnly = good.asReadOnlyBuffer();
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    Await.failure(expected, server.read(readOnly));
    Await.failure(expected, server.read(good, readOnly));
    Await.failure(expected, server.readExact(readOnly));
    assertThrows(NullPointerException.class, () -> server.read((ByteBuffer) null));
    assertThrows(NullPointerException.class, () -> server.read((ByteBuffer[]) null));
    assertThrows(NullPointerException.class, () -> server.read(good, null));
    assertThrows(NullPointerException.class, () -> server.readExact(null));
  }

  @Test
  @Tag(Tags.CLOSE)
  void afterClosing() {
    TcpConnection server = connected().server();
    server.close();
    Class<ClosedChannelException> expected = ClosedChannelException.class;
    ByteBuffer buffer = ByteBuffer.allocate(10);
    Await.failure(expected, server.read(buffer));
    Await.failure(expected, server.read(new ByteBuffer[] {buffer}));
    Await.failure(expected, server.readExact(buffer));
  }

  @Test
  @Tag(Tags.ERRORS)
  void fromAPeerThatResets() {
    Ends ends = connected();
    CompletableFuture<Integer> pending = ends.server().read(ByteBuffer.allocate(10));
    ends.client().setOption(StandardSocketOptions.SO_LINGER, 0).close();
    SocketException failure = Await.failure(SocketException.class, pending);
    assertNames(
        failure,
        "reset",
        text(ends.client().localAddress()) + ":" + ends.client().localAddress().getPort(),
        text(ends.server().localAddress()) + ":" + ends.server().localAddress().getPort());
    Await.failure(SocketException.class, ends.server().read(ByteBuffer.allocate(10)));
  }
}
