package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.kenai.jffi.MemoryIO;
import io.github.hostnal.support.posix.Abi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** When the memory of an overlapped receive is the system's, and when it may be used again. */
class PostedReceiveTest {
  private final Abi abi = WindowsAbi.forArchitecture("amd64").orElseThrow();
  private final PostedReceive receive = new PostedReceive(abi, new WindowsSocket(4711), 42);

  @Test
  void asksForNoBytesAndTakesNone() {
    assertTrue(receive.begin());

    ByteBuffer memory =
        MemoryIO.getInstance()
            .newDirectByteBuffer(receive.address(), 52)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 32; i += 8) {
      assertEquals(0, memory.getLong(i), "OVERLAPPED at " + i);
    }
    assertEquals(receive.address() + 32, receive.bufferAddress());
    assertEquals(0, memory.getInt(32), "length");
    assertEquals(receive.flagsAddress(), memory.getLong(40), "anything but null");
    assertEquals(receive.address() + 48, receive.flagsAddress());
    assertEquals(2, memory.getInt(48), "MSG_PEEK");
  }

  @Test
  void isPostedOnceUntilItsCompletion() {
    assertTrue(receive.begin());
    assertFalse(receive.begin());
    assertFalse(receive.returned(false));
    assertFalse(receive.begin());
    assertTrue(receive.complete(false));
    assertTrue(receive.begin());
  }

  /** As for a datagram that is there already: some systems queue a completion, others do not. */
  @Test
  void endsWithThePacketInPlaceIfTheCallFailed() {
    receive.begin();
    assertTrue(receive.returned(true));
    assertFalse(receive.complete(false), "a completion for a warning");
    assertFalse(receive.begin());
    assertTrue(receive.complete(true));
    assertTrue(receive.begin());
  }

  @Test
  void endsWithThePacketInPlaceIfTheCompletionWasFasterThanTheCall() {
    for (boolean failed : new boolean[] {false, true}) {
      receive.begin();
      assertFalse(receive.complete(false), "the call may fail yet");
      assertTrue(receive.returned(failed));
      assertFalse(receive.begin());
      assertTrue(receive.complete(true));
    }
  }

  @Test
  void aLatePacketInPlaceEndsNoOther() {
    receive.begin();
    receive.returned(false);
    assertFalse(receive.complete(true));
    assertTrue(receive.complete(false));
  }

  @Test
  void isNotPostedAgainAfterTheEnd() {
    assertFalse(receive.end());
    assertFalse(receive.begin());
    assertTrue(receive.isEnded());
  }

  @Test
  void toldAtTheEndWhetherItHasToBeCancelled() {
    receive.begin();
    receive.returned(false);
    assertTrue(receive.end());
    assertTrue(receive.complete(false));
    assertFalse(receive.begin());
  }
}
