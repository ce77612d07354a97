package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The kinds of buffers that programs bring. */
public enum BufferKind {
  HEAP(false, false, ByteOrder.BIG_ENDIAN),
  HEAP_SLICE(false, true, ByteOrder.BIG_ENDIAN),
  HEAP_LITTLE_ENDIAN(false, false, ByteOrder.LITTLE_ENDIAN),
  DIRECT(true, false, ByteOrder.BIG_ENDIAN),
  DIRECT_SLICE(true, true, ByteOrder.BIG_ENDIAN),
  DIRECT_LITTLE_ENDIAN(true, false, ByteOrder.LITTLE_ENDIAN);

  private static final int MARGIN = 16;
  private static final byte CANARY = 0x5a;

  private final boolean direct;
  private final boolean sliced;
  private final ByteOrder order;

  BufferKind(boolean direct, boolean sliced, ByteOrder order) {
    this.direct = direct;
    this.sliced = sliced;
    this.order = order;
  }

  /** Returns a buffer with room for some bytes, in the middle of guarded memory. */
  public Guarded of(int room) {
    int size = room + 2 * MARGIN;
    ByteBuffer memory = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    for (int i = 0; i < size; i++) {
      memory.put(i, CANARY);
    }
    ByteBuffer view =
        sliced
            ? memory.slice(MARGIN, room)
            : memory.duplicate().position(MARGIN).limit(MARGIN + room);
    return new Guarded(view.order(order), memory, view.position(), view.limit(), order);
  }

  /** Returns a guarded buffer of some bytes. */
  public Guarded of(byte[] bytes) {
    Guarded guarded = of(bytes.length);
    guarded.view.duplicate().put(bytes);
    return guarded;
  }

  /** A buffer with memory before and after it that nobody may touch. */
  public record Guarded(ByteBuffer view, ByteBuffer memory, int start, int end, ByteOrder order) {

    /** Checks that some bytes have been stored at the front, and nothing else has changed. */
    public void assertStored(byte[] bytes) {
      assertEquals(start + bytes.length, view.position(), "position");
      assertUnchangedBut(bytes.length);
      for (int i = 0; i < bytes.length; i++) {
        int at = i;
        assertEquals(bytes[i], memory.get(MARGIN + i), () -> "byte " + at);
      }
    }

    /** Checks that nothing has been stored. */
    public void assertUntouched() {
      assertStored(new byte[0]);
    }

    /** Checks that all has been taken, and nothing has changed but the position. */
    public void assertTaken(byte[] bytes) {
      assertStored(bytes);
    }

    private void assertUnchangedBut(int stored) {
      assertEquals(end, view.limit(), "limit");
      assertEquals(order, view.order(), "order");
      for (int i = 0; i < memory.capacity(); i++) {
        int at = i;
        if (i < MARGIN || i >= MARGIN + stored) {
          assertEquals(CANARY, memory.get(i), () -> "byte " + (at - MARGIN) + " was touched");
        }
      }
    }
  }
}
