package io.github.hostnal.itest.contract;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Sends that have to wait: run where loopback is slow, and the send buffer soon full. */
final class SlowSends {
  private static final int SIZE = 500;
  private static final int LEAST = 100;

  /** As many fit into the receive buffer that any program may have. */
  private static final int MOST = 300;

  private static final int LIMIT = 10;
  private static final int LAST = -1;

  private final NetworkStack stack = NetworkStack.open();
  private final Scenarios scenarios = new Scenarios();

  /** Opened anew for each scenario. */
  private Peer receiver;

  private SlowSends() {}

  /**
   * Runs the checks.
   *
   * @param args none
   */
  public static void main(String[] args) {
    SlowSends test = new SlowSends();
    test.add("waitingSendsLeaveInOrder", test::waitingSendsLeaveInOrder);
    test.add("aConnectedSocketsSendsToo", test::aConnectedSocketsSendsToo);
    test.add("cancelledSendsAreNotSent", test::cancelledSendsAreNotSent);
    test.add("timedOutSendsAreNotSent", test::timedOutSendsAreNotSent);
    test.add("cancellingRacesWithSending", test::cancellingRacesWithSending);
    test.add("closeFailsWaitingSends", test::closeFailsWaitingSends);
    test.add("oneMoreSendIsRejected", test::oneMoreSendIsRejected);
    test.add("cancellingSendAllTellsWhatWentOut", test::cancellingSendAllTellsWhatWentOut);
    test.add("aLaterSendDoesNotOvertake", test::aLaterSendDoesNotOvertake);
    test.add("receivesGoOnMeanwhile", test::receivesGoOnMeanwhile);
    test.scenarios.run(System.out);
    test.stack.close();
  }

  private void add(String name, Scenarios.Scenario scenario) {
    scenarios.add(
        name,
        () -> {
          receiver = Peer.on(Loopback.IPV4);
          try (Peer fresh = receiver) {
            fresh.channel().setOption(SO_RCVBUF, 4 << 20);
            scenario.run();
          }
        });
  }

  /** A socket whose send buffer holds a few datagrams. */
  private UnconnectedUdp narrow() {
    SocketOptions options = SocketOptions.of(SO_SNDBUF, 4608);
    return Await.result(stack.udp().with(options).bindSingle(Loopback.at(Loopback.IPV4, 0)));
  }

  private static ByteBuffer payload(int number) {
    ByteBuffer data = number % 2 == 0 ? ByteBuffer.allocate(SIZE) : ByteBuffer.allocateDirect(SIZE);
    return data.putInt(0, number);
  }

  /** A send and its buffer. */
  private record Sent(CompletableFuture<Void> future, ByteBuffer data) {
    boolean succeeded() {
      return future.isDone() && !future.isCompletedExceptionally();
    }

    void assertPosition() {
      assertEquals(succeeded() ? SIZE : 0, data.position(), "position");
    }
  }

  /** Sends until some have to wait, the last one among them. */
  private List<Sent> send(UnconnectedUdp socket) {
    List<Sent> sends = new ArrayList<>();
    while (sends.size() < LEAST || sends.get(sends.size() - 1).future().isDone()) {
      assertTrue(sends.size() < MOST, "no send has to wait");
      ByteBuffer data = payload(sends.size());
      sends.add(new Sent(socket.send(socket.localAddress(), receiver.address(), data), data));
    }
    return sends;
  }

  /** Returns the numbers that came, up to a last one which is sent now. */
  private List<Integer> received(UnconnectedUdp socket) throws Exception {
    Await.result(socket.send(socket.localAddress(), receiver.address(), payload(LAST)));
    List<Integer> numbers = new ArrayList<>();
    for (int next = receiver.receive().number(); next != LAST; next = receiver.receive().number()) {
      numbers.add(next);
    }
    return numbers;
  }

  private static List<Integer> numbersTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static List<Integer> succeeded(List<Sent> sends) {
    return IntStream.range(0, sends.size()).filter(i -> sends.get(i).succeeded()).boxed().toList();
  }

  private void waitingSendsLeaveInOrder() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      List<Sent> sends = send(socket);
      sends.forEach(sent -> Await.result(sent.future()));
      sends.forEach(Sent::assertPosition);
      assertEquals(numbersTo(sends.size()), received(socket));
    }
  }

  private void aConnectedSocketsSendsToo() throws Exception {
    SocketOptions options = SocketOptions.of(SO_SNDBUF, 4608);
    try (UnconnectedUdp end = narrow();
        ConnectedUdp socket = Await.result(stack.udp().with(options).connect(receiver.address()))) {
      List<CompletableFuture<Void>> sends = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      while (sends.stream().allMatch(CompletableFuture::isDone)) {
        assertTrue(sends.size() < MOST, "no send has to wait");
        expected.add(sends.size());
        sends.add(socket.send(payload(sends.size())));
      }
      if (!socket.send(payload(MOST)).cancel(false)) {
        expected.add(MOST);
      }
      expected.add(MOST + 1);
      Await.result(socket.send(payload(MOST + 1)));
      assertEquals(expected, received(end));
    }
  }

  private void cancelledSendsAreNotSent() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      List<Sent> sends = send(socket);
      // The last one first: it is certain to wait.
      for (int i = sends.size() - 1; i >= 0; i -= 2) {
        sends.get(i).future().cancel(false);
      }
      sends.forEach(sent -> Await.done(sent.future()));
      assertTrue(sends.stream().anyMatch(sent -> sent.future().isCancelled()));
      sends.forEach(Sent::assertPosition);
      assertEquals(succeeded(sends), received(socket));
    }
  }

  private void timedOutSendsAreNotSent() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      List<Sent> sends = send(socket);
      sends.forEach(sent -> sent.future().orTimeout(10, TimeUnit.MILLISECONDS));
      sends.forEach(sent -> Await.done(sent.future()));
      sends.forEach(Sent::assertPosition);
      assertEquals(succeeded(sends), received(socket));
    }
  }

  private void cancellingRacesWithSending() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      for (int round = 0; round < 5; round++) {
        List<Sent> sends = send(socket);
        for (int i = 1; i < sends.size(); i += 3) {
          // Now the event loop is about to send the next one.
          Await.done(sends.get(i - 1).future());
          sends.get(i).future().cancel(false);
        }
        sends.forEach(sent -> Await.done(sent.future()));
        sends.forEach(Sent::assertPosition);
        assertEquals(succeeded(sends), received(socket));
      }
    }
  }

  private void closeFailsWaitingSends() throws Exception {
    UnconnectedUdp socket = narrow();
    List<Sent> sends = send(socket);
    socket.close();
    assertTrue(sends.stream().allMatch(sent -> sent.future().isDone()), "complete on return");
    sends.stream()
        .filter(sent -> !sent.succeeded())
        .forEach(sent -> Await.failure(AsynchronousCloseException.class, sent.future()));
    sends.forEach(Sent::assertPosition);
    try (UnconnectedUdp other = narrow()) {
      assertEquals(succeeded(sends), received(other));
    }
  }

  private void oneMoreSendIsRejected() throws Exception {
    SocketOptions options = SocketOptions.of(SO_SNDBUF, 4608);
    InetSocketAddress any = Loopback.at(Loopback.IPV4, 0);
    try (NetworkStack few = NetworkStack.open(StackOptions.defaults().pendingLimit(LIMIT))) {
      UnconnectedUdp socket = Await.result(few.udp().with(options).bindSingle(any));
      InetSocketAddress to = receiver.address();
      CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
      int accepted = -1;
      while (!last.isCompletedExceptionally() && accepted < MOST) {
        last = socket.send(socket.localAddress(), to, payload(++accepted));
      }
      ContractTest.assertNames(Await.failure(RejectedExecutionException.class, last), LIMIT);
      int sent = accepted;
      Await.until("the rest is sent", () -> few.statistics().datagramsSent() == sent);
      assertEquals(numbersTo(sent), received(socket));
    }
  }

  private void cancellingSendAllTellsWhatWentOut() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      List<Transmit> transmits = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        transmits.add(Transmit.to(receiver.address(), payload(i)));
      }
      CompletableFuture<Integer> all = socket.sendAll(transmits);
      assertFalse(all.isDone());
      all.cancel(false);
      int count = Await.result(all);
      assertTrue(count < MOST, () -> count + " sent");
      assertEquals(numbersTo(count), received(socket));
    }
  }

  private void aLaterSendDoesNotOvertake() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        expected.add(i);
        ByteBuffer data = payload(i);
        CompletableFuture<Void> sent = socket.send(socket.localAddress(), receiver.address(), data);
        if (i % 20 == 19) {
          Await.result(sent);
        }
      }
      assertEquals(expected, received(socket));
    }
  }

  private void receivesGoOnMeanwhile() throws Exception {
    try (UnconnectedUdp socket = narrow()) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      var waiting = socket.receiveInto(buffer);
      List<Sent> sends = send(socket);
      InetSocketAddress to = socket.localAddress();
      receiver.send(to, 4711);
      Await.result(waiting);
      assertEquals(4711, Payload.numberIn(buffer));
      sends.forEach(sent -> Await.result(sent.future()));
      assertEquals(numbersTo(sends.size()), received(socket));
    }
  }
}
