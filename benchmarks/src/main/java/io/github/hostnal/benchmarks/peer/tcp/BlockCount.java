package io.github.hostnal.benchmarks.peer.tcp;

/** Counts what a receiver gets. The sender waits at the end of a block, so none gets beyond it. */
final class BlockCount {
  private int left = Stream.BLOCK;

  /** Notes bytes, and tells whether they end a block, which is to be confirmed. */
  boolean received(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new IllegalStateException(-left + " bytes came that were not expected");
    }
    if (left > 0) {
      return false;
    }
    left = Stream.BLOCK;
    return true;
  }
}
