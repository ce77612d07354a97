package io.github.hostnal.support.posix;

import io.github.hostnal.Datagram;
import io.github.hostnal.DatagramHandler;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.spi.ServeLoop;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A UDP socket for many peers, with one descriptor or one for each family. */
final class PosixUnconnectedUdp extends PosixUdpSocket implements UnconnectedUdp {
  private static final Completions ON_LOOP = new Completions(null);

  private final DatagramForm form;

  PosixUnconnectedUdp(PosixStack stack, UdpEndpoint endpoint) {
    super(stack, endpoint);
    PosixSystem system = stack.system();
    int port = endpoint.local().getPort();
    form = new DatagramForm(system.addressCache(), system.localAddresses(), port);
  }

  @Override
  public CompletableFuture<Datagram> receiveInto(ByteBuffer buffer) {
    Objects.requireNonNull(buffer, "buffer");
    return endpoint.receiver().receive(this, buffer, form, stack.completions());
  }

  @Override
  public CompletableFuture<Void> send(
      InetSocketAddress local, InetSocketAddress remote, ByteBuffer data) {
    Objects.requireNonNull(local, "local");
    return send(Transmit.to(remote, data).from(local));
  }

  @Override
  public CompletableFuture<Void> send(Transmit transmit) {
    Objects.requireNonNull(transmit, "transmit");
    UdpDescriptor descriptor;
    try {
      descriptor = check(transmit);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return stack.completions().failed(e);
    }
    return endpoint.sender().send(this, descriptor, transmit);
  }

  @Override
  public CompletableFuture<Void> serve(DatagramHandler handler) {
    return ServeLoop.start(this, this::receiveOnLoop, handler, this::runOnLoop);
  }

  private void runOnLoop(Runnable task) {
    try {
      endpoint.loop().execute(task);
    } catch (RejectedExecutionException e) {
      task.run(); // the stack is closed: the task will find that out
    }
  }

  /** Handlers stay on the event loop, whatever executor there is for other completions. */
  private CompletableFuture<Datagram> receiveOnLoop(ByteBuffer buffer) {
    return endpoint.receiver().receive(this, buffer, form, ON_LOOP);
  }

  /** Returns the descriptor to send on. */
  private UdpDescriptor check(Transmit transmit) {
    InetSocketAddress remote = transmit.remote();
    Addresses.requireRemote(remote);
    UdpDescriptor descriptor = endpoint.descriptor(Addresses.isIpv6(remote.getAddress()));
    if (descriptor == null) {
      throw Failures.wrongFamily(
          "remote " + Addresses.format(remote) + " is not of the family of " + this);
    }
    if (transmit.local() != null) {
      checkLocal(transmit.local(), remote);
    }
    stack.capabilityCheck().require(transmit);
    return descriptor;
  }

  private void checkLocal(InetSocketAddress local, InetSocketAddress remote) {
    Addresses.requireResolved(local);
    Addresses.requireSameFamily(local, remote);
    int port = endpoint.local().getPort();
    if (local.getPort() != port) {
      throw new IllegalArgumentException(
          "local " + Addresses.format(local) + " has another port than the socket's, " + port);
    }
    if (local.getAddress().isMulticastAddress()) {
      throw new IllegalArgumentException(
          "local "
              + Addresses.format(local)
              + " is a group: datagrams come from unicast addresses, see Datagram.replyFrom()");
    }
  }
}
