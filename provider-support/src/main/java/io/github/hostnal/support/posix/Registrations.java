package io.github.hostnal.support.posix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Who watches which descriptor. A token is a place in a table and the number of times that it was
 * used: an event that was on its way when its descriptor was closed finds nobody.
 */
final class Registrations {
  private final List<Registration> table = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  private static final class Registration {
    private int generation;
    private ReadyListener listener;
  }

  /** What is told when a descriptor is ready. */
  interface ReadyListener {
    void ready(boolean readable, boolean writable);
  }

  synchronized long add(ReadyListener listener) {
    Integer reused = free.poll();
    int index = reused == null ? table.size() : reused;
    if (reused == null) {
      table.add(new Registration());
    }
    Registration registration = table.get(index);
    registration.listener = listener;
    return ((long) registration.generation << 32) | index;
  }

  synchronized ReadyListener find(long token) {
    int index = (int) token;
    if (index < 0 || index >= table.size()) {
      return null; // nobody's, such as that of a wake-up
    }
    Registration registration = table.get(index);
    return registration.generation == (int) (token >>> 32) ? registration.listener : null;
  }

  synchronized void remove(long token) {
    Registration registration = table.get((int) token);
    if (registration.generation == (int) (token >>> 32)) {
      registration.generation++;
      registration.listener = null;
      free.push((int) token);
    }
  }
}
