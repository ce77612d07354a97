package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes of the GUIDs, as mswsock.h has them. */
class ExtensionFunctionsTest {

  @Test
  void guidsAreInMemoryAsTheHeadersSay() {
    assertEquals("c8d789f61f6f6b438a53e54fe351c322", bytes(ExtensionFunctions.WSARECVMSG));
    assertEquals("12e741a44f75ca4384a70dee44cf606d", bytes(ExtensionFunctions.WSASENDMSG));
  }

  private static String bytes(UUID guid) {
    ByteBuffer memory = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    ExtensionFunctions.putGuid(guid, memory);
    return HexFormat.of().formatHex(memory.array());
  }
}
