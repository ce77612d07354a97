package io.github.hostnal;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The reading side of a stream: {@code Read} of embedded-io-async.
 *
 * <p>One read may be pending at a time; a second one fails with {@link
 * java.nio.channels.ReadPendingException}. A read that is cancelled or times out before it got
 * bytes has taken none from the stream. Buffers are lent until the future is complete.
 */
public interface AsyncRead {

  /**
   * Reads some bytes, at least one unless the buffer has no room.
   *
   * @param buffer where they go; its position moves by what was read; not read-only
   * @return how many bytes were read; -1 at the end of the stream; 0 only for a full buffer
   */
  CompletableFuture<Integer> read(ByteBuffer buffer);

  /**
   * Reads some bytes into several buffers, in their order (scatter).
   *
   * @param buffers where they go
   * @return how many bytes were read in all; -1 at the end of the stream
   */
  CompletableFuture<Long> read(ByteBuffer... buffers);

  /**
   * Reads until a buffer is full.
   *
   * @param buffer where the bytes go
   * @return complete when the buffer is full; fails with {@link java.io.EOFException} that tells
   *     how much came if the stream ends before. If it is cancelled, what came until then is in the
   *     buffer, up to its position
   */
  CompletableFuture<Void> readExact(ByteBuffer buffer);
}
