package io.github.hostnal.support.posix;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The message blocks of a stack, few and shared: a call takes one and gives it back. Where threads
 * are many at a time, those that find none get a new one, and what has no place is left to the
 * garbage collector.
 */
final class MessageBlocks {
  private static final int MOST_KEPT = 64;

  private final Abi abi;
  private final SocketAddressCodec addresses;
  private final AtomicReferenceArray<MessageBlock> free;

  MessageBlocks(Abi abi, SocketAddressCodec addresses) {
    this.abi = abi;
    this.addresses = addresses;
    int slots = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
    free = new AtomicReferenceArray<>(Math.min(slots, MOST_KEPT));
  }

  MessageBlock take() {
    int first = firstSlot();
    for (int i = 0; i < free.length(); i++) {
      int slot = (first + i) & (free.length() - 1);
      if (free.getPlain(slot) != null) {
        MessageBlock block = free.getAndSet(slot, null);
        if (block != null) {
          return block;
        }
      }
    }
    return new MessageBlock(abi, addresses);
  }

  void give(MessageBlock block) {
    int first = firstSlot();
    for (int i = 0; i < free.length(); i++) {
      int slot = (first + i) & (free.length() - 1);
      if (free.getPlain(slot) == null && free.compareAndSet(slot, null, block)) {
        return;
      }
    }
  }

  /** A thread comes back to its slot, where the memory is still in its CPU's cache. */
  private int firstSlot() {
    return (int) Thread.currentThread().getId() & (free.length() - 1);
  }
}
