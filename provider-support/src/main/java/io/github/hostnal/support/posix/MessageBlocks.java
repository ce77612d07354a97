package io.github.hostnal.support.posix;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The message blocks of a stack, few and shared: a call takes one and gives it back. Where threads
 * are many at a time, those that find none get a new one, and what has no place is left to the
 * garbage collector.
 */
final class MessageBlocks {
  private final Abi abi;
  private final SocketAddressCodec addresses;
  private final AtomicReferenceArray<MessageBlock> free;

  MessageBlocks(Abi abi, SocketAddressCodec addresses) {
    this.abi = abi;
    this.addresses = addresses;
    int slots = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
    free = new AtomicReferenceArray<>(slots);
  }

  MessageBlock take() {
    MessageBlock block = free.getAndSet(slot(), null);
    return block == null ? new MessageBlock(abi, addresses) : block;
  }

  void give(MessageBlock block) {
    free.setRelease(slot(), block);
  }

  /** A thread comes back to its slot, where the memory is still in its CPU's cache. */
  private int slot() {
    return (int) Thread.currentThread().getId() & (free.length() - 1);
  }
}
