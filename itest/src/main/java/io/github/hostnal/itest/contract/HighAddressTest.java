package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.kenai.jffi.MemoryIO;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;
import jnr.ffi.types.size_t;
import jnr.ffi.types.uintptr_t;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/**
 * A buffer whose address has more than 32 bits is read and written in place. Windows gives such
 * addresses on request; elsewhere nearly every address is one.
 */
@Tag(Tags.MEMORY)
class HighAddressTest extends ContractTest {
  private static final int SIZE = 65_536;
  private static final int MEM_COMMIT_RESERVE_TOP_DOWN = 0x1000 | 0x2000 | 0x10_0000;
  private static final int MEM_RELEASE = 0x8000;
  private static final int PAGE_READWRITE = 4;

  private VirtualMemory memory;
  private ByteBuffer buffer;

  /** The functions of kernel32.dll for memory at a chosen place. */
  public interface VirtualMemory {
    /** Reserves memory. */
    @uintptr_t
    long VirtualAlloc(@uintptr_t long address, @size_t long size, int type, int protection);

    /** Releases memory. */
    int VirtualFree(@uintptr_t long address, @size_t long size, int type);
  }

  @BeforeEach
  void allocate() {
    assumeTrue(Runtime.getSystemRuntime().addressSize() == Long.BYTES, "addresses have 32 bits");
    buffer = OS.WINDOWS.isCurrentOs() ? fromWindows() : ByteBuffer.allocateDirect(SIZE);
    assertTrue(address() >>> 32 != 0, () -> "0x" + Long.toHexString(address()));
  }

  private ByteBuffer fromWindows() {
    memory = LibraryLoader.create(VirtualMemory.class).stdcall().load("kernel32");
    long address = memory.VirtualAlloc(0, SIZE, MEM_COMMIT_RESERVE_TOP_DOWN, PAGE_READWRITE);
    return MemoryIO.getInstance().newDirectByteBuffer(address, SIZE);
  }

  private long address() {
    return MemoryIO.getInstance().getDirectBufferAddress(buffer);
  }

  @AfterEach
  void free() {
    if (memory != null) {
      assertNotEquals(0, memory.VirtualFree(address(), 0, MEM_RELEASE));
    }
  }

  @Test
  void isReceivedInto() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    peer(Loopback.IPV4).send(socket.localAddress(), "up there");
    assertEquals(8, Await.result(socket.receiveInto(buffer)).length());
    assertEquals("up there", Payload.textIn(buffer.flip()));
  }

  @Test
  void isReceivedIntoByAWaitingReceive() {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    var waiting = socket.receiveInto(buffer);
    peer(Loopback.IPV4).send(socket.localAddress(), "up there");
    assertEquals(8, Await.result(waiting).length());
    assertEquals("up there", Payload.textIn(buffer.flip()));
  }

  @Test
  void isSentFrom() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    buffer.put(Payload.text("from up there")).flip();
    Await.result(socket.send(socket.localAddress(), peer.address(), buffer));
    assertEquals("from up there", peer.receive().text());
  }
}
