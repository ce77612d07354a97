package io.github.hostnal.examples.coap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoapBlockTest {

  /** RFC 7959, section 2.2: number, more, size exponent in up to three bytes. */
  @Test
  void isAnOption() {
    CoapBlock block = new CoapBlock(0x12345, true, 6);
    assertArrayEquals(new byte[] {0x12, 0x34, 0x5e}, block.toOption().value());
    assertEquals(block, CoapBlock.of(block.toOption()));
    assertEquals(1024, block.size());
  }

  @Test
  void refusesTheReservedSize() {
    CoapOption reserved = CoapOption.of(CoapOption.BLOCK2, 7);
    assertThrows(IllegalArgumentException.class, () -> CoapBlock.of(reserved));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 4096})
  void cutsAllOfARepresentation(int length) {
    byte[] representation = new byte[length];
    for (int i = 0; i < length; i++) {
      representation[i] = (byte) i;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    CoapBlock block = CoapBlock.FIRST.marked(length);
    all.writeBytes(block.of(representation));
    while (block.more()) {
      block = block.next().marked(length);
      assertTrue(block.isWithin(length));
      all.writeBytes(block.of(representation));
    }
    assertArrayEquals(representation, all.toByteArray());
  }
}
