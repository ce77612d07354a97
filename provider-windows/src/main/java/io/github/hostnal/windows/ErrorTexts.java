package io.github.hostnal.windows;

import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.windows.winsock.Kernel32;

/** The system's texts for its errors: FormatMessage. */
final class ErrorTexts {
  private static final int FORMAT_MESSAGE_IGNORE_INSERTS = 0x200;
  private static final int FORMAT_MESSAGE_FROM_SYSTEM = 0x1000;
  private static final int MOST_CHARACTERS = 512;

  private final Kernel32 kernel;

  ErrorTexts(Kernel32 kernel) {
    this.kernel = kernel;
  }

  /** Returns one line, in the language of the system. */
  String of(int error) {
    NativeMemory memory = new NativeMemory(MOST_CHARACTERS * Character.BYTES);
    int length =
        kernel.FormatMessageW(
            FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
            0,
            error,
            0,
            memory.address(),
            MOST_CHARACTERS,
            0);
    String text = memory.buffer().asCharBuffer().subSequence(0, length).toString().strip();
    return text.isEmpty() ? "error " + error : text.replaceAll("\\.?\\s*$", "");
  }
}
