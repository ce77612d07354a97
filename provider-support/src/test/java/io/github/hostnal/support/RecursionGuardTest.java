package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecursionGuardTest {
  private static final int MANY = 100_000;

  private final RecursionGuard guard = new RecursionGuard();

  @Test
  void doesNotMindALoop() {
    assertEquals(0, loopBelow(0));
  }

  @Test
  void stopsARecursion() {
    int depth = descend(0);

    assertTrue(depth < 2000, () -> "only noticed at " + depth);
  }

  @Test
  void stopsOneAfterAnother() {
    for (int i = 0; i < 100; i++) {
      stopsARecursion();
    }
  }

  /** Leaves alone what is not deep, even right after something that was. */
  @Test
  void forgetsADeepStack() {
    descend(0);
    doesNotMindALoop();
  }

  @Test
  void doesNotMindALoopFarDown() {
    int noticed = loopBelow(1000);

    assertTrue(noticed <= 1, () -> "noticed " + noticed + " times");
  }

  private int loopBelow(int frames) {
    if (frames > 0) {
      return loopBelow(frames - 1);
    }
    int deep = 0;
    for (int i = 0; i < MANY; i++) {
      deep += guard.isDeep() ? 1 : 0;
    }
    return deep;
  }

  private int descend(int depth) {
    return depth == MANY || guard.isDeep() ? depth : descend(depth + 1);
  }
}
