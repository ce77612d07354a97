package io.github.hostnal.support;

import java.util.stream.Stream;

/**
 * Keeps chains of futures that are complete at once ({@code receiveInto(…).thenCompose(…)} over
 * queued datagrams) from overflowing the stack. Each link of such a chain is some frames deeper,
 * and none of them is ours; so a look at the stack's depth is taken every so often. Not
 * thread-safe: guarded by the lock of what it belongs to.
 */
public final class RecursionGuard {
  /** Looking costs about as much as a system call. */
  private static final int LOOK_EVERY = 256;

  /** With what {@link #LOOK_EVERY} links add to it, far below what the smallest stack holds. */
  private static final int DEEP = 512;

  private static final int COUNTED = 4096;

  private int calls;
  private long lastDepth;

  /** Makes a guard. */
  public RecursionGuard() {}

  /**
   * To be asked before each operation that may complete on the caller's thread.
   *
   * @return whether the stack has become so deep that the caller should unwind it first: the
   *     operation should complete later, on another thread
   */
  public boolean isDeep() {
    if (++calls < LOOK_EVERY) {
      return false;
    }
    calls = 0;
    long depth = StackWalker.getInstance().walk(RecursionGuard::depth);
    // A program may always be deep; what does not grow is no recursion.
    boolean grown = depth >= Math.min(lastDepth + LOOK_EVERY, COUNTED);
    lastDepth = depth;
    return depth > DEEP && grown;
  }

  private static long depth(Stream<StackWalker.StackFrame> frames) {
    return frames.limit(COUNTED).count();
  }
}
