package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionsTest {
  private final List<Runnable> queued = new ArrayList<>();
  private final Completions direct = new Completions(null);
  private final Completions elsewhere = new Completions(queued::add);
  private final Completions rejected =
      new Completions(
          task -> {
            throw new RejectedExecutionException("shut down");
          });

  @Test
  void completesAtOnceWithoutAnExecutor() {
    IOException failure = new IOException("no");

    assertEquals("x", direct.completed("x").join());
    assertSame(failure, failureOf(direct.failed(failure)));
  }

  @Test
  void leavesCompletionToTheExecutor() {
    IOException failure = new IOException("no");
    CompletableFuture<String> good = elsewhere.completed("x");
    CompletableFuture<String> bad = elsewhere.failed(failure);
    assertFalse(good.isDone());
    assertFalse(bad.isDone());
    queued.forEach(Runnable::run);

    assertEquals("x", good.join());
    assertSame(failure, failureOf(bad));
  }

  @Test
  void completesHereWhatTheExecutorRejects() {
    IOException failure = new IOException("no");

    assertEquals("x", rejected.completed("x").join());
    assertSame(failure, failureOf(rejected.failed(failure)));
  }

  @ParameterizedTest
  @MethodSource
  void completesHereWhatTheExecutorFailsToTake(Executor broken) {
    IOException failure = new IOException("no");

    assertEquals("x", new Completions(broken).completed("x").join());
    assertSame(failure, failureOf(new Completions(broken).failed(failure)));
  }

  static List<Executor> completesHereWhatTheExecutorFailsToTake() {
    return List.of(
        task -> {
          throw new IllegalStateException("no executor any more");
        },
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        },
        task -> {
          task.run();
          throw new IllegalStateException("too late");
        });
  }

  @Test
  void runsACompletionOnce() {
    for (Completions completions : List.of(direct, elsewhere, rejected)) {
      int[] runs = {0};
      completions.run(() -> runs[0]++);
      queued.forEach(Runnable::run);
      assertEquals(1, runs[0]);
    }
  }

  @Test
  void losesNoResultThatIsOnItsWay() throws Exception {
    List<CompletableFuture<String>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(elsewhere.completed("x"));
    }

    assertFalse(results.get(0).cancel(false));
    assertFalse(results.get(1).complete("y"));
    assertFalse(results.get(2).completeExceptionally(new IOException("no")));
    results.get(3).orTimeout(1, TimeUnit.MILLISECONDS).get(30, TimeUnit.SECONDS);
    queued.forEach(Runnable::run);
    for (CompletableFuture<String> result : results) {
      assertEquals("x", result.join());
    }
  }

  @Test
  void turnsExceptionsIntoFailures() {
    IOException failure = new IOException("no");

    assertEquals("x", direct.call(() -> "x").join());
    assertSame(
        failure,
        failureOf(
            direct.call(
                () -> {
                  throw failure;
                })));
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    assertTrue(future.isCompletedExceptionally());
    return future.handle((result, thrown) -> thrown).join();
  }
}
