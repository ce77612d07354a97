package io.github.hostnal;

import static io.github.hostnal.FakeUdp.transmit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Ending {@link UnconnectedUdp#sendAll} from outside. */
class SendAllCancelTest {
  private final List<CompletableFuture<Void>> sends = new ArrayList<>();
  private final FakeUdp slow = new FakeUdp(transmit -> keep(new CompletableFuture<>()));
  private final FakeUdp claimed = new FakeUdp(transmit -> keep(new Claimed()));
  private final List<Transmit> two = List.of(transmit("a"), transmit("b"));

  /** A send that cannot be withdrawn any more. */
  private static final class Claimed extends CompletableFuture<Void> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      return false;
    }
  }

  private CompletableFuture<Void> keep(CompletableFuture<Void> send) {
    sends.add(send);
    return send;
  }

  @Test
  void withdrawsTheFirst() {
    CompletableFuture<Integer> all = slow.sendAll(two);

    assertTrue(all.cancel(false));
    assertTrue(all.isCancelled());
    assertTrue(sends.get(0).isCancelled());
    assertEquals(1, slow.sent.size());
  }

  @Test
  void tellsHowManyWentOutBefore() {
    CompletableFuture<Integer> all = slow.sendAll(two);
    sends.get(0).complete(null);

    assertFalse(all.cancel(false));
    assertTrue(sends.get(1).isCancelled());
    assertEquals(1, all.join());
  }

  @Test
  void waitsForTheOneThatIsOnItsWay() {
    CompletableFuture<Integer> all = claimed.sendAll(two);

    assertFalse(all.cancel(false));
    assertFalse(all.isDone());
    sends.get(0).complete(null);
    assertEquals(1, all.join());
    assertEquals(1, claimed.sent.size());
  }

  @Test
  void cancellingTwiceIsCancellingOnce() {
    CompletableFuture<Integer> all = claimed.sendAll(two);
    all.cancel(false);

    assertFalse(all.cancel(false));
    assertFalse(all.completeExceptionally(new IllegalStateException("late")));
    sends.get(0).complete(null);
    assertEquals(1, all.join());
  }

  @Test
  void hasNoEffectAfterTheEnd() {
    CompletableFuture<Integer> all = FakeUdp.fast().sendAll(two);

    assertFalse(all.cancel(false));
    assertEquals(2, all.join());
  }

  @Test
  void timesOut() {
    CompletableFuture<Integer> all = slow.sendAll(two).orTimeout(1, TimeUnit.MILLISECONDS);

    ExecutionException thrown =
        assertThrows(ExecutionException.class, () -> all.get(30, TimeUnit.SECONDS));
    assertInstanceOf(TimeoutException.class, thrown.getCause());
    assertTrue(sends.get(0).isCancelled());
    assertEquals(1, slow.sent.size());
  }
}
