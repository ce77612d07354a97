package io.github.hostnal.support.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Reads and writes with heap buffers of any size, for each call of which the JDK keeps as much
 * direct memory for the thread as it is asked to transfer: so it is asked for a chunk at a time.
 */
final class ChunkedIo {
  private static final int CHUNK = 128 * 1024;

  private ChunkedIo() {}

  static int read(SocketChannel channel, ByteBuffer buffer) throws IOException {
    if (fits(buffer)) {
      return channel.read(buffer);
    }
    int limit = buffer.limit();
    buffer.limit(buffer.position() + CHUNK);
    try {
      return channel.read(buffer);
    } finally {
      buffer.limit(limit);
    }
  }

  static int write(SocketChannel channel, ByteBuffer data) throws IOException {
    if (fits(data)) {
      return channel.write(data);
    }
    int limit = data.limit();
    data.limit(data.position() + CHUNK);
    try {
      return channel.write(data);
    } finally {
      data.limit(limit);
    }
  }

  static long read(ScatteringByteChannel channel, ByteBuffer[] buffers) throws IOException {
    return transfer(channel::read, buffers);
  }

  static long write(GatheringByteChannel channel, ByteBuffer[] data) throws IOException {
    return transfer(channel::write, data);
  }

  @FunctionalInterface
  private interface Call {
    long on(ByteBuffer[] buffers, int offset, int count) throws IOException;
  }

  /** Transfers what comes before the heap buffer with which it would become too much, and of it. */
  private static long transfer(Call call, ByteBuffer[] buffers) throws IOException {
    int room = CHUNK;
    for (int i = 0; i < buffers.length; i++) {
      ByteBuffer buffer = buffers[i];
      if (buffer.isDirect()) {
        continue;
      }
      if (buffer.remaining() > room) {
        int limit = buffer.limit();
        buffer.limit(buffer.position() + room);
        try {
          return call.on(buffers, 0, i + 1);
        } finally {
          buffer.limit(limit);
        }
      }
      room -= buffer.remaining();
    }
    return call.on(buffers, 0, buffers.length);
  }

  private static boolean fits(ByteBuffer buffer) {
    return buffer.isDirect() || buffer.remaining() <= CHUNK;
  }
}
