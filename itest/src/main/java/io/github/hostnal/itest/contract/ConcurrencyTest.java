package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many threads and many sockets at once. */
@Tag(Tags.TRAIT)
@Tag(Tags.STRESS)
class ConcurrencyTest extends ContractTest {
  private static final int THREADS = 8;

  /** As many datagrams may be under way: the system must not drop any. */
  private final Semaphore window = new Semaphore(60);

  private void inThreads(int count, ThreadTask task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        ends.add(
            threads.submit(
                () -> {
                  task.run(number);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get(Await.LONG_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private interface ThreadTask {
    void run(int number) throws Exception;
  }

  @Test
  @Tag(Tags.ORDER)
  void manyThreadsSendAndReceiveOnOneSocket() throws Exception {
    UnconnectedUdp sender = bindBothFamilies();
    UnconnectedUdp receiver = bindSingle(Loopback.IPV4);
    int each = Rounds.count();
    int total = each * THREADS / 2;
    ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
    inThreads(
        THREADS,
        number -> {
          if (number % 2 == 0) {
            sendNumbers(sender, receiver, number / 2 * each, each);
          } else {
            receiveNumbers(receiver, numbers, each);
          }
        });
    assertEquals(IntStream.range(0, total).boxed().toList(), numbers.stream().sorted().toList());
  }

  private void sendNumbers(UnconnectedUdp from, UnconnectedUdp to, int first, int count)
      throws InterruptedException {
    var local = Loopback.at(Loopback.IPV4, from.localAddress());
    for (int i = first; i < first + count; i++) {
      window.acquire();
      Await.result(from.send(local, to.localAddress(), Payload.number(i)));
    }
  }

  private void receiveNumbers(
      UnconnectedUdp socket, ConcurrentLinkedQueue<Integer> numbers, int count) {
    List<Integer> mine = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      Await.result(socket.receiveInto(buffer));
      window.release();
      mine.add(Payload.numberIn(buffer));
    }
    assertSendersInOrder(mine, count);
    numbers.addAll(mine);
  }

  /** What one thread sent in order, another one receives in order. */
  private static void assertSendersInOrder(List<Integer> numbers, int each) {
    for (int sender = 0; sender < THREADS / 2; sender++) {
      int from = sender * each;
      List<Integer> ofSender = numbers.stream().filter(n -> n >= from && n < from + each).toList();
      assertEquals(ofSender.stream().sorted().toList(), ofSender);
    }
  }

  @Test
  void twoHundredSocketsAtOnce() {
    Peer peer = peer(Loopback.IPV4);
    List<UnconnectedUdp> sockets = new ArrayList<>();
    List<ByteBuffer> buffers = new ArrayList<>();
    List<CompletableFuture<Datagram>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sockets.add(bindSingle(Loopback.IPV4));
      buffers.add(ByteBuffer.allocate(4));
      waiting.add(sockets.get(i).receiveInto(buffers.get(i)));
    }
    for (int i = 0; i < 200; i++) {
      peer.send(sockets.get(i).localAddress(), i);
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(4, Await.result(waiting.get(i)).length());
      assertEquals(i, Payload.numberIn(buffers.get(i)));
    }
  }

  @Test
  void socketsComeAndGoInManyThreads() throws Exception {
    inThreads(
        THREADS,
        number -> {
          for (int i = 0; i < Rounds.fewer(10); i++) {
            pingOnce(number * 1_000_000 + i);
          }
        });
    assertEquals(0, stack.statistics().openSockets());
  }

  private void pingOnce(int number) {
    try (UnconnectedUdp server = Await.result(stack.udp().bindMultiple(0));
        ConnectedUdp client =
            Await.result(stack.udp().connect(Loopback.at(Loopback.IPV4, server.localAddress())))) {
      CompletableFuture<Integer> answer = client.receiveInto(ByteBuffer.allocate(4));
      Await.result(client.send(Payload.number(number)));
      Received request = receive(server);
      assertEquals(number, request.number());
      Datagram in = request.datagram();
      Await.result(server.send(in.replyFrom(), in.remote(), Payload.number(number)));
      assertEquals(4, Await.result(answer));
    }
  }

  @Test
  void pingPongThroughCallbacks() {
    UnconnectedUdp server = bindMultiple("0.0.0.0");
    server.serve((datagram, payload, reply) -> reply.reply(payload));
    ConnectedUdp client = connect(Loopback.at(Loopback.IPV4, server.localAddress()));
    CompletableFuture<Integer> last = new CompletableFuture<>();
    ping(client, 0, Rounds.count(), last);
    int rounds = Await.result(last);
    assertTrue(rounds == Rounds.count(), () -> rounds + " rounds");
  }

  private static void ping(
      ConnectedUdp client, int number, int total, CompletableFuture<Integer> last) {
    if (number == total) {
      last.complete(number);
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(4);
    client
        .receiveInto(buffer)
        .whenComplete(
            (length, failure) -> {
              if (failure != null) {
                last.completeExceptionally(failure);
              } else if (Payload.numberIn(buffer) != number) {
                last.completeExceptionally(new AssertionError("wrong number"));
              } else {
                ping(client, number + 1, total, last);
              }
            });
    client.send(Payload.number(number));
  }
}
