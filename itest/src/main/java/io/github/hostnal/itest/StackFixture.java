package io.github.hostnal.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives each test a stack of its own, and looks whether the test left sockets open. */
@ExtendWith(WineDeviations.class)
public abstract class StackFixture {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();

  /** The stack under test. */
  protected NetworkStack stack;

  /** For subclasses. */
  protected StackFixture() {}

  /** Opens the stack. */
  @BeforeEach
  public final void openStack() {
    stack = NetworkStack.open(options());
  }

  /**
   * Returns what the stack is to be like.
   *
   * @return the defaults
   */
  protected StackOptions options() {
    return StackOptions.defaults();
  }

  /** Closes everything. */
  @AfterEach
  @Timeout(300)
  public final void closeAll() throws Exception {
    try {
      while (!owned.isEmpty()) {
        owned.pop().close();
      }
      assertEquals(0, stack.statistics().openSockets(), "sockets that nobody closed");
    } finally {
      stack.close();
    }
  }

  /**
   * Has something closed when the test ends, before what was owned earlier.
   *
   * @param resource what to close
   * @param <T> its type
   * @return the same
   */
  protected final <T extends AutoCloseable> T own(T resource) {
    owned.push(resource);
    return resource;
  }
}
