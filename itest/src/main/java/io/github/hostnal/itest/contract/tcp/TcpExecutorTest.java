package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.StackOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Tags;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Futures complete where the options want it. */
@Tag(Tags.TRAIT)
class TcpExecutorTest extends TcpTest {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "users-thread"));

  @Override
  protected StackOptions options() {
    return StackOptions.defaults().executor(executor);
  }

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  @Test
  void onTheUsersThread() {
    Ends ends = connected();
    CompletableFuture<String> pending = ends.server().read(buffer()).thenApply(this::thread);
    send(ends.client(), "x");
    assertEquals("users-thread", Await.result(pending));
    CompletableFuture<Void> release = new CompletableFuture<>();
    executor.execute(release::join);
    CompletableFuture<String> atOnce = ends.server().flush().thenApply(this::thread);
    ends.server().close();
    CompletableFuture<String> failed = ends.server().flush().handle(this::thread);
    release.complete(null);
    assertEquals("users-thread", Await.result(atOnce));
    assertEquals("users-thread", Await.result(failed));
  }

  @Test
  void aReadThatIsNotYetCompleteIsPending() {
    Ends ends = connected();
    send(ends.client(), "xy");
    CompletableFuture<Void> release = new CompletableFuture<>();
    executor.execute(release::join);
    ByteBuffer first = buffer();
    CompletableFuture<Integer> read = ends.server().read(first);
    assertFalse(read.isDone());
    CompletableFuture<Integer> second = ends.server().read(buffer());
    assertFalse(read.cancel(false), "its bytes were taken");
    release.complete(null);
    Await.failure(ReadPendingException.class, second);
    assertEquals(1, Await.result(read));
    assertEquals("y", receive(ends.server(), 1));
  }

  @Test
  void closingFailsWhatIsPendingThere() {
    Ends ends = connected();
    CompletableFuture<Integer> read = ends.server().read(buffer());
    ends.server().close();
    Await.failure(AsynchronousCloseException.class, read);
  }

  /** What the executor does not take is completed all the same. */
  @Test
  void anExecutorThatHasEnded() {
    Ends ends = connected();
    CompletableFuture<Integer> read = ends.server().read(buffer());
    executor.shutdown();
    CompletableFuture<Void> write = ends.client().writeAll(ByteBuffer.allocate(1));
    assertTrue(write.isDone());
    assertEquals(1, Await.result(read));
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(1);
  }

  private String thread(Object result) {
    return Thread.currentThread().getName();
  }

  private String thread(Object result, Throwable failure) {
    return Thread.currentThread().getName();
  }
}
