package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loops of continuations do not overflow the stack, however much is ready. */
@Tag(Tags.STACK_SAFETY)
class StackSafetyTest extends ContractTest {
  private static final int MILLION = Rounds.upToAMillion();
  private static final int MANY = 30_000;
  private static final int BATCH = 100;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(16);

  /** Sends a batch before each batch of receives, so that a datagram is always ready. */
  private static final class Feed {
    private final Peer peer;
    private final InetSocketAddress to;
    private final ByteBuffer data = ByteBuffer.allocateDirect(4);
    private int calls;

    Feed(Peer peer, InetSocketAddress to) {
      this.peer = peer;
      this.to = to;
    }

    void beforeReceive() {
      if (calls++ % BATCH == 0) {
        try {
          for (int i = 0; i < BATCH; i++) {
            peer.channel().send(data.clear(), to);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Does it again and again, as a user's recursive function does. */
  private static <T> CompletableFuture<Integer> loop(
      Supplier<CompletableFuture<T>> operation, int done, int total) {
    return done == total
        ? CompletableFuture.completedFuture(done)
        : operation.get().thenCompose(value -> loop(operation, done + 1, total));
  }

  private static void assertEnds(int total, CompletableFuture<Integer> loop) throws Exception {
    assertEquals(total, loop.get(Await.LONG_SECONDS, TimeUnit.SECONDS));
  }

  private Supplier<CompletableFuture<Datagram>> readyReceives(UnconnectedUdp socket) {
    Feed feed = new Feed(peer(Loopback.IPV4), Loopback.at(Loopback.IPV4, socket.localAddress()));
    return () -> {
      feed.beforeReceive();
      return socket.receiveInto(buffer.clear());
    };
  }

  @Test
  void aMillionReadyDatagrams() throws Exception {
    assertEnds(MILLION, loop(readyReceives(bindSingle(Loopback.IPV4)), 0, MILLION));
  }

  @Test
  void readyDatagramsOfBothFamilies() throws Exception {
    assertEnds(MANY, loop(readyReceives(bindBothFamilies()), 0, MANY));
  }

  @Test
  void readyDatagramsFromWithinACallback() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Supplier<CompletableFuture<Datagram>> receives = readyReceives(socket);
    CompletableFuture<Integer> loop =
        socket.receiveInto(ByteBuffer.allocate(4)).thenCompose(first -> loop(receives, 0, MANY));
    peer(Loopback.IPV4).send(socket.localAddress(), 1);
    assertEnds(MANY, loop);
  }

  @Test
  void readyDatagramsOfAConnectedSocket() throws Exception {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    Feed feed = new Feed(peer, socket.localAddress());
    Supplier<CompletableFuture<Integer>> receives =
        () -> {
          feed.beforeReceive();
          return socket.receiveInto(buffer.clear());
        };
    assertEnds(MANY, loop(receives, 0, MANY));
  }

  @Test
  void callbacksThatReceiveAgain() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    again(readyReceives(bindSingle(Loopback.IPV4)), MANY, end);
    assertEnds(MANY, end);
  }

  private static void again(
      Supplier<CompletableFuture<Datagram>> receives, int left, CompletableFuture<Integer> end) {
    receives
        .get()
        .whenComplete(
            (datagram, failure) -> {
              if (failure != null) {
                end.completeExceptionally(failure);
              } else if (left == 1) {
                end.complete(MANY);
              } else {
                againOrFail(receives, left - 1, end);
              }
            });
  }

  /** A future keeps what its callback throws: nobody would hear of it. */
  private static void againOrFail(
      Supplier<CompletableFuture<Datagram>> receives, int left, CompletableFuture<Integer> end) {
    try {
      again(receives, left, end);
    } catch (StackOverflowError overflow) {
      end.completeExceptionally(overflow);
    }
  }

  @Test
  void aMillionSends() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress to = peer(Loopback.IPV4).address();
    Supplier<CompletableFuture<Void>> sends =
        () -> socket.send(socket.localAddress(), to, buffer.clear());
    assertEnds(MILLION, loop(sends, 0, MILLION));
  }

  @Test
  void sendsOfAConnectedSocket() throws Exception {
    ConnectedUdp socket = connect(peer(Loopback.IPV4).address());
    assertEnds(MANY, loop(() -> socket.send(buffer.clear()), 0, MANY));
  }

  @Test
  void sendsFromWithinACallback() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    CompletableFuture<Integer> loop =
        socket
            .receiveInto(ByteBuffer.allocate(4))
            .thenCompose(
                in ->
                    loop(() -> socket.send(in.replyFrom(), in.remote(), buffer.clear()), 0, MANY));
    peer.send(socket.localAddress(), 1);
    assertEnds(MANY, loop);
  }

  @Test
  void failuresThatAreTriedAgain() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress to = peer(Loopback.IPV4).address();
    ByteBuffer tooLarge = ByteBuffer.allocateDirect(Payload.LARGEST_IPV4 + 1);
    Supplier<CompletableFuture<Void>> sends =
        () -> socket.send(socket.localAddress(), to, tooLarge).exceptionally(failure -> null);
    assertEnds(MANY, loop(sends, 0, MANY));
  }

  @Test
  void receivesThatAnswer() throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Supplier<CompletableFuture<Datagram>> receives = readyReceives(socket);
    Supplier<CompletableFuture<Void>> echoes =
        () ->
            receives
                .get()
                .thenCompose(in -> socket.send(in.replyFrom(), in.remote(), buffer.flip()));
    assertEnds(MANY, loop(echoes, 0, MANY));
  }
}
