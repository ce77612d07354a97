package io.github.hostnal.internal;

import io.github.hostnal.internal.osgi.StoppedFramework;

/** The environment that these classes are in. */
public final class CurrentEnvironment {
  private static final Environment FIRST = first();
  private static volatile Environment current = FIRST;

  private CurrentEnvironment() {}

  private static Environment first() {
    try {
      return StoppedFramework.isHere() ? new StoppedFramework() : new PlainJava();
    } catch (NoClassDefFoundError e) {
      return new PlainJava(); // which has no classes of OSGi
    }
  }

  /** Returns it. */
  public static Environment get() {
    return current;
  }

  /** Says that these classes are in a container that is active. */
  public static void enter(Environment container) {
    current = container;
  }

  /** Says that the container ends. */
  public static void leave() {
    current = FIRST;
  }
}
