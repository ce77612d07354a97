package io.github.hostnal.support.posix;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that both Java and the system can reach: a direct buffer, in the machine's byte order, and
 * its address, which is asked for once since asking costs more than a native call. Structs are read
 * and written through the buffer; native functions take the address as a number.
 */
public final class NativeMemory {
  private final ByteBuffer buffer;
  private final long address;

  /**
   * Allocates memory that is all zero, and lives as long as this object.
   *
   * @param size in bytes
   */
  public NativeMemory(int size) {
    buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    address = addressOf(buffer);
  }

  /**
   * Returns the memory.
   *
   * @return a direct buffer in native order, for absolute access
   */
  public ByteBuffer buffer() {
    return buffer;
  }

  /**
   * Returns the memory's address.
   *
   * @return what native functions take
   */
  public long address() {
    return address;
  }

  /**
   * Returns where a direct buffer begins. The caller keeps the buffer reachable while it uses the
   * address.
   *
   * @param direct a direct buffer
   * @return the address of its byte 0
   */
  public static long addressOf(ByteBuffer direct) {
    return MemoryIO.getInstance().getDirectBufferAddress(direct);
  }
}
