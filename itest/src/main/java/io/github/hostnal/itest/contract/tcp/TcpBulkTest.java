package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Tags;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Much data, both ways at once, with back-pressure. */
@Tag(Tags.ORDER)
class TcpBulkTest extends TcpTest {
  private static final int TOTAL = 100_000_000;
  private static final int BLOCK = 1_000_000;

  private final byte[] pattern = Payload.pattern(BLOCK);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothWays(boolean direct) throws Exception {
    Ends ends = connected();
    CompletableFuture<Long> atServer = receive(ends.server(), direct, 64 * 1024);
    CompletableFuture<Long> atClient = receive(ends.client(), direct, 3_000_000);
    CompletableFuture<Void> toServer = send(ends.client(), direct);
    CompletableFuture<Void> toClient = send(ends.server(), direct);
    toServer.get(Await.LONG_SECONDS, TimeUnit.SECONDS);
    toClient.get(Await.LONG_SECONDS, TimeUnit.SECONDS);
    assertEquals(expected(), atServer.get(Await.LONG_SECONDS, TimeUnit.SECONDS));
    assertEquals(expected(), atClient.get(Await.LONG_SECONDS, TimeUnit.SECONDS));
  }

  private static ByteBuffer allocate(boolean direct, int size) {
    return direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
  }

  private CompletableFuture<Void> send(TcpConnection to, boolean direct) {
    ByteBuffer block = allocate(direct, BLOCK).put(pattern);
    return send(to, block, TOTAL / BLOCK).thenCompose(end -> to.shutdownOutput());
  }

  private static CompletableFuture<Void> send(TcpConnection to, ByteBuffer block, int times) {
    return times == 0
        ? to.flush()
        : to.writeAll(block.clear()).thenCompose(done -> send(to, block, times - 1));
  }

  private static CompletableFuture<Long> receive(TcpConnection at, boolean direct, int size) {
    CRC32 sum = new CRC32();
    CompletableFuture<Long> all = new CompletableFuture<>();
    read(at, allocate(direct, size), sum, all);
    return all;
  }

  private static void read(
      TcpConnection at, ByteBuffer buffer, CRC32 sum, CompletableFuture<Long> all) {
    at.read(buffer.clear())
        .whenComplete(
            (count, failure) -> {
              if (failure != null) {
                all.completeExceptionally(failure);
              } else if (count < 0) {
                all.complete(sum.getValue());
              } else {
                sum.update(buffer.flip());
                read(at, buffer, sum, all);
              }
            });
  }

  private long expected() {
    CRC32 sum = new CRC32();
    for (int i = 0; i < TOTAL / BLOCK; i++) {
      sum.update(pattern);
    }
    return sum.getValue();
  }
}
