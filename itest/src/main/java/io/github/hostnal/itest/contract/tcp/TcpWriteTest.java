package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.BufferKind;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritePendingException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing, well and badly. */
class TcpWriteTest extends TcpTest {

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  @Tag(Tags.MEMORY)
  void allBytes(BufferKind kind) {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(3_000_000);
    Guarded data = kind.of(bytes);
    CompletableFuture<Void> write = ends.client().writeAll(data.view());
    ByteBuffer received = ByteBuffer.allocate(bytes.length);
    Await.result(ends.server().readExact(received));
    Await.result(write);
    data.assertTaken(bytes);
    assertContent(bytes, received);
  }

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  @Tag(Tags.MEMORY)
  void someBytes(BufferKind kind) {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(100);
    Guarded data = kind.of(bytes);
    assertEquals(100, Await.result(ends.client().write(data.view())));
    data.assertTaken(bytes);
    ByteBuffer received = ByteBuffer.allocate(100);
    Await.result(ends.server().readExact(received));
    assertContent(bytes, received);
  }

  @Test
  @Tag(Tags.TRAIT)
  void ofSeveralBuffers() {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(600_010);
    ByteBuffer first = ByteBuffer.wrap(bytes, 0, 10);
    ByteBuffer second = ByteBuffer.allocateDirect(300_000).put(bytes, 10, 300_000).flip();
    ByteBuffer third = ByteBuffer.wrap(bytes, 300_010, 300_000).asReadOnlyBuffer();
    ByteBuffer received = ByteBuffer.allocate(bytes.length);
    CompletableFuture<Void> read = ends.server().readExact(received);
    long written = 0;
    while (third.hasRemaining()) {
      long count = Await.result(ends.client().write(first, second, third));
      assertTrue(count > 0);
      written += count;
    }
    assertEquals(bytes.length, written);
    Await.result(read);
    assertContent(bytes, received);
  }

  @Test
  @Tag(Tags.TRAIT)
  void nothing() {
    Ends ends = connected();
    assertEquals(0, Await.result(ends.client().write(ByteBuffer.allocate(0))));
    assertEquals(0L, Await.result(ends.client().write(new ByteBuffer[0])));
    Await.result(ends.client().writeAll(ByteBuffer.allocate(0)));
    Await.result(ends.client().flush());
    assertTalk(ends.client(), ends.server());
  }

  @Test
  @Tag(Tags.MEMORY)
  void waitsForAPeerThatDoesNotRead() {
    Ends ends = connected();
    CompletableFuture<Integer> write = fill(ends.client());
    assertFalse(write.isDone());
    Await.result(ends.client().flush());
    Await.result(ends.server().readExact(ByteBuffer.allocate(500_000)));
    CompletableFuture<Long> rest = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    assertTrue(Await.result(write) > 0);
    ends.client().close();
    Await.result(rest);
  }

  @Test
  @Tag(Tags.ORDER)
  void oneAtATime() {
    TcpConnection client = connected().client();
    CompletableFuture<Integer> pending = fill(client);
    Class<WritePendingException> expected = WritePendingException.class;
    ByteBuffer data = ByteBuffer.allocate(10);
    assertNames(Await.failure(expected, client.write(data)), client.localAddress().getPort());
    Await.failure(expected, client.write(new ByteBuffer[] {data}));
    Await.failure(expected, client.writeAll(data));
    Await.failure(expected, client.shutdownOutput());
    assertEquals(0, data.position());
    assertFalse(pending.isDone());
    assertFalse(client.read(data).isDone(), "a read may be pending besides");
    pending.cancel(false);
    Await.result(client.shutdownOutput());
  }

  @Test
  @Tag(Tags.ERRORS)
  void badBuffers() {
    TcpConnection client = connected().client();
    assertThrows(NullPointerException.class, () -> client.write((ByteBuffer) null));
    assertThrows(NullPointerException.class, () -> client.write((ByteBuffer[]) null));
    assertThrows(NullPointerException.class, () -> client.write(ByteBuffer.allocate(1), null));
    assertThrows(NullPointerException.class, () -> client.writeAll(null));
  }

  @Test
  @Tag(Tags.TRAIT)
  void oneHalfCanBeClosed() {
    Ends ends = connected();
    send(ends.client(), "question");
    Await.result(ends.client().shutdownOutput());
    Await.result(ends.client().shutdownOutput());
    assertEquals("question", receive(ends.server(), 8));
    assertEnd(ends.server());
    send(ends.server(), "answer");
    Await.result(ends.server().shutdownOutput());
    assertEquals("answer", receive(ends.client(), 6));
    assertEnd(ends.client());
    assertTrue(ends.client().isOpen());
    ByteBuffer data = ByteBuffer.allocate(1);
    assertNames(Await.failure(ClosedChannelException.class, ends.client().write(data)), "output");
    Await.failure(ClosedChannelException.class, ends.client().writeAll(data));
  }

  @Test
  @Tag(Tags.CLOSE)
  void afterClosing() {
    TcpConnection client = connected().client();
    client.close();
    Class<ClosedChannelException> expected = ClosedChannelException.class;
    ByteBuffer data = ByteBuffer.allocate(10);
    Await.failure(expected, client.write(data));
    Await.failure(expected, client.write(new ByteBuffer[] {data}));
    Await.failure(expected, client.writeAll(data));
    Await.failure(expected, client.flush());
    Await.failure(expected, client.shutdownOutput());
  }

  @Test
  @Tag(Tags.ERRORS)
  void toAPeerThatResets() {
    Ends ends = connected();
    CompletableFuture<Integer> pending = fill(ends.client());
    ends.server().setOption(StandardSocketOptions.SO_LINGER, 0).close();
    SocketException failure = Await.failure(SocketException.class, pending);
    assertNames(failure, "127.0.0.1:" + ends.server().localAddress().getPort());
    Throwable next =
        Await.result(ends.client().write(ByteBuffer.allocate(1)).handle((n, thrown) -> thrown));
    assertTrue(next instanceof IOException, () -> String.valueOf(next));
  }
}
