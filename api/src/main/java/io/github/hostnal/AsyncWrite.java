package io.github.hostnal;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The writing side of a stream: {@code Write} of embedded-io-async.
 *
 * <p>One write may be pending at a time; a second one fails with {@link
 * java.nio.channels.WritePendingException}. A write that is cancelled or times out has written
 * nothing. Buffers are lent until the future is complete.
 */
public interface AsyncWrite {

  /**
   * Writes some bytes, at least one unless none remain.
   *
   * @param data the bytes; its position moves by what was written
   * @return how many bytes were written
   */
  CompletableFuture<Integer> write(ByteBuffer data);

  /**
   * Writes some bytes of several buffers, in their order (gather).
   *
   * @param data the bytes; the positions move by what was written
   * @return how many bytes were written in all
   */
  CompletableFuture<Long> write(ByteBuffer... data);

  /**
   * Writes all bytes of a buffer.
   *
   * @param data the bytes
   * @return complete when all were written. If it is cancelled or fails, the buffer's position
   *     tells how much was written
   */
  CompletableFuture<Void> writeAll(ByteBuffer data);

  /**
   * Writes out what is buffered.
   *
   * @return complete when nothing is buffered here
   */
  CompletableFuture<Void> flush();
}
