package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.Datagram;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.benchmarks.Result;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;

/** Answers with hostnal from the address that was asked, all of it on the event loop. */
final class HostnalEcho implements Workload {
  private final UnconnectedUdp socket =
      NetworkStack.system().udp().bindMultiple(Payload.wildcard()).join();
  private final ByteBuffer buffer = Payload.buffer("direct");

  HostnalEcho() {
    receive(null);
  }

  private void receive(Void sent) {
    socket.receiveInto(buffer.clear()).thenAccept(this::answer).exceptionally(this::failed);
  }

  private void answer(Datagram question) {
    socket
        .send(question.replyFrom(), question.remote(), buffer.flip())
        .thenAccept(this::receive)
        .exceptionally(this::failed);
  }

  private Void failed(Throwable reason) {
    Throwable cause = reason.getCause();
    if (!(cause instanceof AsynchronousCloseException || cause instanceof ClosedChannelException)) {
      reason.printStackTrace();
    }
    return null;
  }

  @Override
  public int port() {
    return socket.localAddress().getPort();
  }

  @Override
  public Result round(int size) {
    throw new UnsupportedOperationException("an echo is measured by its partner");
  }

  @Override
  public void close() {
    socket.close();
  }
}
