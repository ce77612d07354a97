package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.TcpSocketOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.BufferKind;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import io.github.hostnal.itest.contract.Descriptors;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Tags;
import io.github.hostnal.itest.contract.Withdrawal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is withdrawn takes nothing with it. */
@Tag(Tags.CANCELLATION)
class TcpCancelTest extends TcpTest {

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void theNextReadGetsTheBytes(Withdrawal withdrawal) {
    Ends ends = connected();
    Guarded buffer = BufferKind.DIRECT.of(8);
    withdraw(withdrawal, ends.server().read(buffer.view()));
    send(ends.client(), "abcd");
    assertEquals("abcd", receive(ends.server(), 4));
    buffer.assertUntouched();
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void aPartOfAnExactReadIsInItsBuffer(Withdrawal withdrawal) {
    Ends ends = connected();
    ByteBuffer buffer = ByteBuffer.allocate(8);
    CompletableFuture<Void> read = ends.server().readExact(buffer);
    send(ends.client(), "abc");
    Await.until("a part has come", () -> buffer.position() == 3);
    withdraw(withdrawal, read);
    send(ends.client(), "defgh");
    assertEquals("defgh", receive(ends.server(), 5));
    assertEquals(3, buffer.position());
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void aWriteHasWrittenNothing(Withdrawal withdrawal) throws Exception {
    Ends ends = connected();
    ByteBuffer data = ByteBuffer.allocateDirect(64 * 1024);
    long written = 0;
    while (true) {
      CompletableFuture<Integer> write = ends.client().write(data.clear());
      if (!write.isDone()) {
        withdraw(withdrawal, write);
        break;
      }
      written += write.join();
    }
    assertEquals(0, data.position());
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    send(ends.client(), "end");
    ends.client().close();
    assertEquals(written + 3, received.get(Await.SECONDS, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void thePositionTellsHowMuchOfAllWasWritten(Withdrawal withdrawal) throws Exception {
    Ends ends = connected();
    byte[] bytes = Payload.pattern(50_000_000);
    ByteBuffer data = ByteBuffer.wrap(bytes);
    withdraw(withdrawal, ends.client().writeAll(data));
    int written = data.position();
    assertTrue(written > 0 && written < bytes.length, () -> "written: " + written);
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    Await.result(ends.client().shutdownOutput());
    assertEquals(written, received.get(Await.SECONDS, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void theNextAcceptGetsTheConnection(Withdrawal withdrawal) {
    TcpListener listener = listen(Loopback.IPV4);
    withdraw(withdrawal, listener.accept());
    TcpConnection client = connect(listener);
    assertEquals(client.localAddress(), accept(listener).remoteAddress());
  }

  @Test
  void theOtherAcceptsStayAndKeepTheirOrder() {
    TcpListener listener = listen(Loopback.IPV4);
    List<CompletableFuture<TcpConnection>> accepts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      accepts.add(listener.accept());
    }
    for (int i = 0; i < 30; i++) {
      if (i % 3 != 1) {
        assertTrue(accepts.get(i).cancel(false));
      }
    }
    for (int i = 0; i < 10; i++) {
      TcpConnection client = connect(listener);
      TcpConnection server = own(Await.result(accepts.get(3 * i + 1)));
      assertEquals(client.localAddress(), server.remoteAddress());
    }
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void aConnectLeavesNoDescriptor(Withdrawal withdrawal) {
    Descriptors.assumeShown();
    TcpListener busy = listen(Loopback.IPV4, SocketOptions.of(TcpSocketOptions.BACKLOG, 1));
    CompletableFuture<TcpConnection> pending = pendingConnect(busy);
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    long open = stack.statistics().openSockets();
    CompletableFuture<TcpConnection> withdrawn = stack.tcp().connect(busy.localAddress());
    assertFalse(withdrawn.isDone());
    withdraw(withdrawal, withdrawn);
    assertEquals(before, Descriptors.ofNetworkStacks());
    assertEquals(open, stack.statistics().openSockets());
    pending.cancel(false);
  }

  /** Connects as often as it takes until the listener takes no more. */
  private CompletableFuture<TcpConnection> pendingConnect(TcpListener busy) {
    while (true) {
      CompletableFuture<TcpConnection> connect = stack.tcp().connect(busy.localAddress());
      if (!connect.isDone()) {
        return connect;
      }
      own(Await.result(connect));
    }
  }

  @Test
  void whatWasWithdrawnFailsAsTheJdksDo() {
    Ends ends = connected();
    CompletableFuture<Integer> cancelled = ends.server().read(ByteBuffer.allocate(1));
    assertTrue(cancelled.cancel(true));
    assertTrue(cancelled.isCancelled());
    Await.failure(
        TimeoutException.class,
        ends.server().read(ByteBuffer.allocate(1)).orTimeout(1, TimeUnit.MILLISECONDS));
    assertTalk(ends.client(), ends.server());
  }

  @Test
  void cancellingTooLateChangesNothing() {
    Ends ends = connected();
    send(ends.client(), "abc");
    ByteBuffer buffer = ByteBuffer.allocate(3);
    CompletableFuture<Void> read = ends.server().readExact(buffer);
    Await.result(read);
    assertFalse(read.cancel(false));
    assertFalse(buffer.hasRemaining());
  }

  /** Withdraws, and waits until that has taken effect. */
  private static void withdraw(Withdrawal withdrawal, CompletableFuture<?> future) {
    withdrawal.from(future, null);
    Await.until("it is withdrawn", future::isDone);
  }
}
