package io.github.hostnal.itest.contract;

import java.util.List;

/** The threads of a stack, which are named after it. */
public final class StackThreads {
  private StackThreads() {}

  /** Returns the threads that are alive and named after a stack. */
  public static List<Thread> of(String stack) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(stack) && thread.isAlive())
        .toList();
  }
}
