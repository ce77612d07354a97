package io.github.hostnal.support.posix;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Memory for the arguments of one call that is not on the way of datagrams. */
public final class CallMemory implements AutoCloseable {
  /** As much as the largest argument, a group_source_req, and a length behind it. */
  private static final int SIZE = 512;

  private static final int KEPT = 4;

  private static final Queue<NativeMemory> FREE = new ConcurrentLinkedQueue<>();

  private final NativeMemory memory;

  private CallMemory(NativeMemory memory) {
    this.memory = memory;
  }

  static CallMemory take() {
    NativeMemory free = FREE.poll();
    return new CallMemory(free == null ? new NativeMemory(SIZE) : free);
  }

  /**
   * Returns the memory: its content is arbitrary.
   *
   * @return 512 bytes
   */
  public NativeMemory memory() {
    return memory;
  }

  /**
   * Returns the memory as a buffer.
   *
   * @return in native byte order
   */
  public ByteBuffer buffer() {
    return memory.buffer();
  }

  /**
   * Returns the memory's address.
   *
   * @return what native functions take
   */
  public long address() {
    return memory.address();
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    if (FREE.size() < KEPT) {
      FREE.add(memory);
    }
  }
}
