package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Abi;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.function.Function;

/** What is written for a {@code struct kevent}, and what is read of two, as text. */
public final class KeventImage {
  private static final int MOST = 512;

  private KeventImage() {}

  /**
   * Returns what makes the image of a description.
   *
   * @param truth how the system writes
   * @return a function to text
   */
  public static Function<Abi, String> on(Abi truth) {
    return abi -> written(abi) + read(abi, truth);
  }

  private static KeventMemory memory(Abi abi) {
    return new KeventMemory(abi, MOST / 8);
  }

  /** Numbers that show their width, as far as the fields beside them let them. */
  private static void put(KeventMemory memory) {
    memory.put(0x0102_0304_0506_0708L, -2, 0x2122_2324, 0x3132_3334, 0x1112_1314_1516_1718L);
  }

  /** On memory that is not all zero, which shows how much of it a kevent is. */
  private static String written(Abi abi) {
    KeventMemory memory = memory(abi);
    byte[] bytes = new byte[MOST];
    for (int i = 0; i < MOST; i++) {
      memory.bytes().put(i, (byte) 0xee);
    }
    put(memory);
    memory.bytes().get(0, bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Both events are the same but for their place. */
  private static String read(Abi abi, Abi truth) {
    KeventMemory stored = memory(truth);
    put(stored);
    byte[] event = new byte[truth.of(KqueueSymbol.KEVENT)];
    stored.bytes().get(0, event);
    KeventMemory memory = memory(abi);
    ByteBuffer bytes = memory.bytes();
    bytes.put(0, event).put(event.length, event);
    return " "
        + memory.filter(0)
        + ' '
        + memory.udata(0)
        + ' '
        + memory.filter(1)
        + ' '
        + memory.udata(1);
  }
}
