package io.github.hostnal.internal;

/** The environment that these classes are in: plain Java, unless a container says otherwise. */
public final class CurrentEnvironment {
  private static final Environment PLAIN_JAVA = new PlainJava();
  private static volatile Environment current = PLAIN_JAVA;

  private CurrentEnvironment() {}

  /** Returns it. */
  public static Environment get() {
    return current;
  }

  /** Says that these classes are in a container. */
  public static void enter(Environment container) {
    current = container;
  }

  /** Says that the container ends. */
  public static void leave() {
    current = PLAIN_JAVA;
  }
}
