package io.github.hostnal.support.posix;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Transmit;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A UDP socket with one peer. */
final class PosixConnectedUdp extends PosixUdpSocket implements ConnectedUdp {

  PosixConnectedUdp(PosixStack stack, UdpEndpoint endpoint) {
    super(stack, endpoint);
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return endpoint.remote();
  }

  @Override
  public CompletableFuture<Void> send(ByteBuffer data) {
    Transmit transmit = Transmit.to(endpoint.remote(), data);
    return endpoint.sender().send(this, endpoint.descriptors()[0], transmit);
  }

  @Override
  public CompletableFuture<Integer> receiveInto(ByteBuffer buffer) {
    Objects.requireNonNull(buffer, "buffer");
    return endpoint.receiver().receive(this, buffer, ResultForm.LENGTH, stack.completions());
  }
}
