package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Rounds;
import io.github.hostnal.itest.contract.Tags;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loops of continuations do not overflow the stack, however much is ready. */
@Tag(Tags.STACK_SAFETY)
class TcpStackSafetyTest extends TcpTest {
  private static final int MILLION = Rounds.upToAMillion();
  private static final int MANY = Math.min(100_000, MILLION);

  private final ByteBuffer one = ByteBuffer.allocateDirect(1);

  /** Does it again and again, as a user's recursive function does. */
  private static <T> CompletableFuture<Integer> loop(
      Supplier<CompletableFuture<T>> operation, int done, int total) {
    return done == total
        ? CompletableFuture.completedFuture(done)
        : operation.get().thenCompose(value -> loop(operation, done + 1, total));
  }

  private static void assertEnds(int total, CompletableFuture<Integer> loop) throws Exception {
    assertEquals(total, loop.get(Await.LONG_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void aMillionReadyBytes() throws Exception {
    Ends ends = connected();
    CompletableFuture<Void> write = ends.client().writeAll(ByteBuffer.allocate(MILLION));
    assertEnds(MILLION, loop(() -> ends.server().read(one.clear()), 0, MILLION));
    Await.result(write);
  }

  @Test
  void exactReads() throws Exception {
    Ends ends = connected();
    CompletableFuture<Void> write = ends.client().writeAll(ByteBuffer.allocate(MANY));
    assertEnds(MANY, loop(() -> ends.server().readExact(one.clear()), 0, MANY));
    Await.result(write);
  }

  @Test
  void readsFromWithinACallback() throws Exception {
    Ends ends = connected();
    CompletableFuture<Integer> loop =
        ends.server()
            .read(ByteBuffer.allocate(1))
            .thenCompose(first -> loop(() -> ends.server().read(one.clear()), 0, MANY));
    CompletableFuture<Void> write = ends.client().writeAll(ByteBuffer.allocate(MANY + 1));
    assertEnds(MANY, loop);
    Await.result(write);
  }

  @Test
  void readsAtTheEnd() throws Exception {
    Ends ends = connected();
    ends.client().close();
    assertEnds(MANY, loop(() -> ends.server().read(one.clear()), 0, MANY));
  }

  @Test
  void readsIntoAFullBuffer() throws Exception {
    Ends ends = connected();
    ByteBuffer full = ByteBuffer.allocate(0);
    assertEnds(MANY, loop(() -> ends.server().read(full), 0, MANY));
  }

  @Test
  void failuresThatAreTriedAgain() throws Exception {
    Ends ends = connected();
    ends.client().close();
    assertEnds(
        MANY,
        loop(() -> ends.server().readExact(one.clear()).exceptionally(failure -> null), 0, MANY));
  }

  @Test
  void aMillionWrites() throws Exception {
    Ends ends = connected();
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    assertEnds(MILLION, loop(() -> ends.client().write(one.clear()), 0, MILLION));
    ends.client().close();
    assertEquals(MILLION, received.get(Await.SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void writesOfAllFromWithinACallback() throws Exception {
    Ends ends = connected();
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    CompletableFuture<Integer> loop =
        ends.client()
            .read(ByteBuffer.allocate(1))
            .thenCompose(first -> loop(() -> ends.client().writeAll(one.clear()), 0, MANY));
    send(ends.server(), "x");
    assertEnds(MANY, loop);
    ends.client().close();
    assertEquals(MANY, received.get(Await.SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void echoes() throws Exception {
    Ends ends = connected();
    CompletableFuture<Integer> echo =
        loop(
            () ->
                ends.server()
                    .read(one.clear())
                    .thenCompose(count -> ends.server().writeAll(one.flip())),
            0,
            MANY);
    CompletableFuture<Void> questions = ends.client().writeAll(ByteBuffer.allocate(MANY));
    Await.result(ends.client().readExact(ByteBuffer.allocate(MANY)));
    assertEnds(MANY, echo);
    Await.result(questions);
  }

  @Test
  void connectsAndAccepts() throws Exception {
    TcpListener listener = listen(Loopback.IPV4);
    Supplier<CompletableFuture<Void>> pair =
        () ->
            stack
                .tcp()
                .connect(listener.localAddress())
                .thenCompose(
                    client ->
                        listener
                            .accept()
                            .thenAccept(
                                server -> {
                                  client.close();
                                  server.close();
                                }));
    assertEnds(5000, loop(pair, 0, 5000));
  }
}
