package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageBlocksTest {
  private final Abi abi = Abis.LINUX_64.abi;
  private final MessageBlocks blocks =
      new MessageBlocks(abi, new SocketAddressCodec(abi, new AddressCache()));

  @Test
  void lendsWhatWasGivenBack() {
    MessageBlock block = blocks.take();
    blocks.give(block);

    assertSame(block, blocks.take());
  }

  @Test
  void lendsABlockToOneAtATime() {
    Set<MessageBlock> lent = Collections.newSetFromMap(new IdentityHashMap<>());
    List<MessageBlock> all = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      lent.clear();
      for (int i = 0; i < 100; i++) {
        MessageBlock block = blocks.take();
        lent.add(block);
        all.add(block);
      }
      assertEquals(100, lent.size());
      all.forEach(blocks::give);
      all.clear();
    }
  }

  @Test
  void keepsOnlyAFew() {
    List<MessageBlock> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(blocks.take());
    }
    all.forEach(blocks::give);
    int kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += all.contains(blocks.take()) ? 1 : 0;
    }

    assertNotEquals(0, kept);
    assertEquals(Math.min(kept, 64), kept);
  }

  @Test
  void lendsDistinctMemoryForCalls() {
    try (CallMemory one = CallMemory.take();
        CallMemory two = CallMemory.take()) {
      assertNotEquals(one.address(), two.address());
      assertEquals(one.address(), NativeMemory.addressOf(one.buffer()));
    }
  }
}
