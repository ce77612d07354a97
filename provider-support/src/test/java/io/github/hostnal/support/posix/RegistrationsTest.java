package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.hostnal.support.posix.Registrations.ReadyListener;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
  private final Registrations registrations = new Registrations();

  private static ReadyListener listener() {
    return new ReadyListener() {
      @Override
      public void ready(boolean readable, boolean writable) {
        throw new IllegalStateException("nothing is ready here");
      }
    };
  }

  @Test
  void findsWhoWasAdded() {
    ReadyListener first = listener();
    ReadyListener second = listener();
    long one = registrations.add(first);
    long two = registrations.add(second);

    assertNotEquals(one, two);
    assertSame(first, registrations.find(one));
    assertSame(second, registrations.find(two));
  }

  @Test
  void findsNobodyForAStaleToken() {
    long stale = registrations.add(listener());
    registrations.remove(stale);
    assertNull(registrations.find(stale));
    ReadyListener next = listener();
    long fresh = registrations.add(next);

    assertEquals((int) stale, (int) fresh, "the place is used again");
    assertNull(registrations.find(stale));
    assertSame(next, registrations.find(fresh));
  }

  @Test
  void removesNobodyForAStaleToken() {
    long stale = registrations.add(listener());
    registrations.remove(stale);
    ReadyListener next = listener();
    long fresh = registrations.add(next);
    registrations.remove(stale);

    assertSame(next, registrations.find(fresh));
    assertNotEquals(fresh, registrations.add(listener()));
  }

  @Test
  void givesEachTokenOnce() {
    Set<Long> tokens = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      long token = registrations.add(listener());
      tokens.add(token);
      registrations.remove(token);
    }

    assertEquals(1000, tokens.size());
  }

  @Test
  void findsNobodyForATokenThatItNeverGave() {
    registrations.add(listener());

    assertNull(registrations.find(-1));
    assertNull(registrations.find(1));
    assertNull(registrations.find(Long.MIN_VALUE));
    assertNull(registrations.find(1L << 32));
  }
}
