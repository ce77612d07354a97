package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** What happens when a process has no descriptors left: run as one that may have few. */
final class DescriptorExhaustion {
  private static final int MORE_THAN_ALLOWED = 10_000;

  private final NetworkStack stack = NetworkStack.open();
  private final ArrayDeque<UnconnectedUdp> sockets = new ArrayDeque<>();

  private DescriptorExhaustion() {}

  /**
   * Runs the checks.
   *
   * @param args none
   */
  public static void main(String[] args) {
    DescriptorExhaustion test = new DescriptorExhaustion();
    new Scenarios()
        .add("prepare", test::prepare)
        .add("aClearException", test::aClearException)
        .add("noHalfOpenPairs", test::noHalfOpenPairs)
        .add("openSocketsWork", test::openSocketsWork)
        .add("aNewStackSaysSo", test::aNewStackSaysSo)
        .add("oneClosedIsOneMore", test::oneClosedIsOneMore)
        .run(System.out);
    test.stack.close();
  }

  private CompletableFuture<UnconnectedUdp> bind() {
    return stack.udp().bindSingle(Loopback.at(Loopback.IPV4, 0));
  }

  /** Loads the classes that a failure needs, while there are descriptors for their files. */
  private void prepare() throws IOException {
    UnconnectedUdp first = Await.result(bind());
    sockets.add(first);
    Await.failure(BindException.class, stack.udp().bindSingle(first.localAddress()));
    ByteBuffer tooLarge = ByteBuffer.allocate(Payload.LARGEST_IPV4 + 1);
    InetSocketAddress self = first.localAddress();
    Await.failure(IOException.class, first.send(self, self, tooLarge));
    ContractTest.assertNames(new IOException("warm-up"), "warm-up");
    assertThrows(UncheckedIOException.class, DescriptorExhaustion::throwUnchecked);
    Await.result(stack.udp().bindMultiple(0)).close();
    NetworkStack.open().close();
    exchange(first);
  }

  private static void throwUnchecked() {
    throw new UncheckedIOException(new IOException("warm-up"));
  }

  private static void exchange(UnconnectedUdp socket) {
    ByteBuffer buffer = ByteBuffer.allocate(4);
    var received = socket.receiveInto(buffer);
    InetSocketAddress self = socket.localAddress();
    Await.result(socket.send(self, self, Payload.number(4711)));
    assertEquals(self, Await.result(received).remote());
    assertEquals(4711, Payload.numberIn(buffer));
  }

  private void aClearException() {
    bindAllThereIs();
  }

  private void noHalfOpenPairs() {
    sockets.removeLast().close();
    long open = stack.statistics().openSockets();
    ContractTest.assertNames(
        Await.failure(IOException.class, stack.udp().bindMultiple(0)), "EMFILE");
    assertEquals(open, stack.statistics().openSockets());
    bindAllThereIs();
  }

  /** At least one: the JVM itself may need a descriptor for a moment, or give one back. */
  private void bindAllThereIs() {
    Await.until("one more can be opened", this::bindsOne);
    while (bindsOne()) {
      assertTrue(sockets.size() < MORE_THAN_ALLOWED, "no end of descriptors");
    }
  }

  private boolean bindsOne() {
    CompletableFuture<UnconnectedUdp> next = bind();
    Await.done(next);
    if (next.isCompletedExceptionally()) {
      ContractTest.assertNames(Await.failure(IOException.class, next), "EMFILE");
      return false;
    }
    return sockets.add(next.join());
  }

  private void openSocketsWork() {
    sockets.forEach(DescriptorExhaustion::exchange);
  }

  private void aNewStackSaysSo() {
    UncheckedIOException failure = assertThrows(UncheckedIOException.class, NetworkStack::open);
    ContractTest.assertNames(failure.getCause(), "EMFILE");
  }

  private void oneClosedIsOneMore() {
    for (int i = 0; i < 100; i++) {
      sockets.remove().close();
      bindAllThereIs();
    }
    openSocketsWork();
    assertTrue(stack.statistics().errors().get("EMFILE") > 0);
  }
}
