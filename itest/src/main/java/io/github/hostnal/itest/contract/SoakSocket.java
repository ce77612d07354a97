package io.github.hostnal.itest.contract;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A socket with several receives, each asked for again at once, that answers all it gets. */
final class SoakSocket {
  private static final int RECEIVES = 8;
  private static final int SIZE = 32;

  private final UnconnectedUdp socket;
  private final SoakTraffic traffic;
  private final AtomicReferenceArray<CompletableFuture<Datagram>> receives =
      new AtomicReferenceArray<>(RECEIVES);
  private final AtomicInteger failedByClose = new AtomicInteger();
  private volatile boolean closing;

  SoakSocket(UnconnectedUdp socket, SoakTraffic traffic) {
    this.socket = socket;
    this.traffic = traffic;
    for (int i = 0; i < RECEIVES; i++) {
      receive(i);
    }
  }

  InetSocketAddress localAddress() {
    return socket.localAddress();
  }

  private void receive(int index) {
    boolean direct = ThreadLocalRandom.current().nextInt(8) == 0;
    ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(SIZE) : ByteBuffer.allocate(SIZE);
    CompletableFuture<Datagram> future = socket.receiveInto(buffer);
    receives.set(index, future);
    future.whenComplete((datagram, failure) -> ended(index, buffer, datagram, failure));
  }

  private void ended(int index, ByteBuffer buffer, Datagram datagram, Throwable failure) {
    if (failure == null) {
      traffic.received(Payload.numberIn(buffer), datagram.local());
      answer(datagram, buffer.flip());
      receive(index);
    } else if (failure instanceof CancellationException) {
      if (buffer.position() != 0) {
        traffic.fault("a cancelled receive has stored something");
      }
      receive(index);
    } else if (closing && failure instanceof ClosedChannelException) {
      // Asked for while it was closing, or before.
      failedByClose.incrementAndGet();
    } else {
      traffic.fault("a receive failed: " + failure);
    }
  }

  private void answer(Datagram datagram, ByteBuffer payload) {
    socket
        .send(datagram.replyFrom(), datagram.remote(), payload)
        .whenComplete(
            (sent, failure) -> {
              if (failure != null && !(closing && failure instanceof ClosedChannelException)) {
                traffic.fault("an answer failed: " + failure);
              }
            });
  }

  void cancelOne() {
    CompletableFuture<Datagram> any = receives.get(ThreadLocalRandom.current().nextInt(RECEIVES));
    if (any != null) {
      any.cancel(false);
    }
  }

  /** Closes with all receives pending, and checks that each of them ends. */
  void close() {
    closing = true;
    socket.close();
    Await.until("all receives have failed", () -> failedByClose.get() == RECEIVES);
    traffic.abandon(localAddress().getPort());
  }
}
