package io.github.hostnal.support;

/**
 * Keeps chains of futures that are complete at once ({@code receiveInto(…).thenCompose(…)} over
 * queued datagrams) from overflowing the stack. Each link of such a chain is some frames deeper,
 * and none of them is ours; so a look at the stack's depth is taken every so often. Not
 * thread-safe: guarded by the lock of what it belongs to.
 */
public final class RecursionGuard {
  /** Looking costs about as much as a system call. */
  private static final int LOOK_EVERY = 128;

  /** With what {@link #LOOK_EVERY} links add to it, far below what the smallest stack holds. */
  private static final int DEEP = 512;

  private int completedInline;

  /** Makes a guard. */
  public RecursionGuard() {}

  /**
   * To be asked before each completion on the caller's thread.
   *
   * @return whether the stack is so deep that the operation should rather complete elsewhere
   */
  public boolean isDeep() {
    if (++completedInline < LOOK_EVERY) {
      return false;
    }
    completedInline = 0;
    return StackWalker.getInstance().walk(frames -> frames.skip(DEEP).findFirst().isPresent());
  }
}
