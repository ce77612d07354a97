package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingQueueTest {
  private final PendingQueue<Waiting> queue = new PendingQueue<>(4);

  private List<Waiting> fill(String... names) {
    List<Waiting> added = Stream.of(names).map(Waiting::new).toList();
    synchronized (queue) {
      added.forEach(queue::add);
    }
    return added;
  }

  private String drain() {
    StringBuilder order = new StringBuilder();
    synchronized (queue) {
      while (!queue.isEmpty()) {
        order.append(queue.peek());
        queue.removeFirst();
      }
    }
    return order.toString();
  }

  @Test
  void isFirstComeFirstServed() {
    fill("a", "b", "c");

    assertEquals("abc", drain());
    assertTrue(queue.isEmpty());
    assertNull(queue.peek());
  }

  @ParameterizedTest
  @CsvSource({"0, bcd", "1, acd", "2, abd", "3, abc"})
  void keepsTheOrderWhenOneIsWithdrawn(int withdrawn, String rest) {
    assertTrue(fill("a", "b", "c", "d").get(withdrawn).cancel(false));

    assertEquals(rest, drain());
  }

  @ParameterizedTest
  @CsvSource({"0, bcde", "1, acde", "2, abde", "3, abce"})
  void appendsAfterOneWasWithdrawn(int withdrawn, String rest) {
    fill("a", "b", "c", "d").get(withdrawn).cancel(false);
    fill("e");

    assertEquals(rest, drain());
  }

  @Test
  void keepsTheOrderWhicheverTwoAreWithdrawn() {
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < 4; second++) {
        List<Waiting> all = fill("a", "b", "c", "d");
        all.get(first).cancel(false);
        assertEquals(first != second, all.get(second).cancel(false));
        String rest = "abcd".replace("abcd".substring(first, first + 1), "");

        assertEquals(rest.replace("abcd".substring(second, second + 1), ""), drain());
      }
    }
  }

  @Test
  void isEmptyWhenAllAreWithdrawn() {
    List<Waiting> all = new ArrayList<>(fill("a", "b", "c"));
    List.of(1, 0, 2).forEach(index -> assertTrue(all.get(index).cancel(false)));
    assertTrue(queue.isEmpty());
    fill("d");

    assertEquals("d", drain());
  }

  @Test
  void refusesMoreThanTheLimit() {
    List<Waiting> all = fill("a", "b", "c", "d");
    String message = assertThrows(RejectedExecutionException.class, () -> fill("e")).getMessage();
    assertTrue(message.startsWith("4 operations are pending"), message);
    all.get(2).cancel(false);
    fill("f");

    assertThrows(RejectedExecutionException.class, () -> fill("g"));
    assertEquals("abdf", drain());
  }

  @Test
  void hasRoomAgainAfterAClaim() {
    fill("a", "b", "c", "d");
    synchronized (queue) {
      queue.removeFirst();
    }
    fill("e");

    assertEquals("bcde", drain());
  }
}
