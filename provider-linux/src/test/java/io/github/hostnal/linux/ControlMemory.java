package io.github.hostnal.linux;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Control messages in memory, made as a datagram's are. */
final class ControlMemory {
  private ControlMemory() {}

  /** Returns a reader of messages that take all of a memory. */
  static ControlReader reader(Abi abi, ByteBuffer memory) {
    ControlReader reader = new ControlReader(abi, memory, 0);
    reader.reset(memory.capacity());
    return reader;
  }

  /** Returns what a codec writes. */
  static ByteBuffer written(Abi abi, ControlCodec codec, PacketInfo info) {
    ByteBuffer memory = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
    ControlWriter writer = new ControlWriter(abi, memory, 0);
    writer.reset();
    codec.write(info, writer);
    return memory.limit(writer.size());
  }
}
