package io.github.hostnal;

import static io.github.hostnal.FakeUdp.transmit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@link UnconnectedUdp#sendAll} on top of a socket that has nothing of its own for it. */
class SendAllTest {
  private final List<CompletableFuture<Void>> sends = new ArrayList<>();
  private final FakeUdp slow = new FakeUdp(transmit -> begin());
  private final List<Transmit> three = List.of(transmit("a"), transmit("b"), transmit("c"));

  private CompletableFuture<Void> begin() {
    CompletableFuture<Void> send = new CompletableFuture<>();
    sends.add(send);
    return send;
  }

  @Test
  void sendsAllInOrder() {
    FakeUdp fast = FakeUdp.fast();

    assertEquals(3, fast.sendAll(three).join());
    assertEquals(three, fast.sent);
  }

  @Test
  void sendsOneAfterAnother() {
    CompletableFuture<Integer> all = slow.sendAll(three);
    for (int done = 0; done < three.size(); done++) {
      assertEquals(three.subList(0, done + 1), slow.sent);
      assertFalse(all.isDone());
      sends.get(done).complete(null);
    }

    assertEquals(3, all.join());
    assertEquals(three, slow.sent);
  }

  @Test
  void sendsNothingOfNothing() {
    assertEquals(0, slow.sendAll(List.of()).join());
    assertEquals(List.of(), slow.sent);
  }

  @Test
  void keepsTheListAsItWas() {
    List<Transmit> list = new ArrayList<>(three);
    CompletableFuture<Integer> all = slow.sendAll(list);
    list.clear();
    for (int i = 0; i < 3; i++) {
      sends.get(i).complete(null);
    }

    assertEquals(3, all.join());
  }

  @Test
  void refusesNullAtOnce() {
    assertThrows(NullPointerException.class, () -> slow.sendAll(null));
    List<Transmit> withNull = Arrays.asList(transmit("a"), null);
    assertThrows(NullPointerException.class, () -> slow.sendAll(withNull));
    assertEquals(List.of(), slow.sent);
  }

  @Test
  void failsWhenTheFirstFails() {
    IOException failure = new IOException("no");
    FakeUdp broken = new FakeUdp(transmit -> CompletableFuture.failedFuture(failure));

    CompletableFuture<Integer> all = broken.sendAll(three);

    assertTrue(all.isCompletedExceptionally());
    assertSame(failure, all.handle((count, thrown) -> thrown).join());
    assertEquals(1, broken.sent.size());
  }

  @Test
  void failsWhenTheFirstFailsLater() {
    IOException failure = new IOException("no");
    CompletableFuture<Integer> all = slow.sendAll(three);
    sends.get(0).completeExceptionally(failure);

    assertSame(failure, all.handle((count, thrown) -> thrown).join());
    assertEquals(1, slow.sent.size());
  }

  @Test
  void tellsHowManyWentOutBeforeAFailure() {
    CompletableFuture<Integer> all = slow.sendAll(three);
    sends.get(0).complete(null);
    sends.get(1).completeExceptionally(new IOException("no"));

    assertEquals(1, all.join());
    assertEquals(2, slow.sent.size());
  }

  @Test
  void staysFlatWhenSendsAreDoneAtOnce() {
    int many = 100_000;

    assertEquals(many, FakeUdp.fast().sendAll(Collections.nCopies(many, transmit("x"))).join());
  }
}
