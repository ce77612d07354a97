package io.github.hostnal.support.posix;

import io.github.hostnal.Transmit;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.CapabilityCheck;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.PendingOperation;
import io.github.hostnal.support.StackSocket;
import io.github.hostnal.support.TrafficCounter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The inside of a UDP socket: what the stack and its event loop hold, while the user holds a {@link
 * PosixUdpSocket}. It has a descriptor for each family, and two directions with a lock each. Either
 * lock keeps the descriptors open, since closing takes both.
 */
final class UdpEndpoint implements StackSocket, Registrations.ReadyListener {
  /** How many datagrams one socket gets before others have their turn. */
  static final int DATAGRAMS_IN_A_ROW = 64;

  private final PosixStack stack;
  private final PosixSystem system;
  private final EventLoop loop;
  private final long token;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final UdpDescriptor[] descriptors;
  private final UdpReceiver receiver;
  private final UdpSender sender;
  private final Memberships memberships = new Memberships(this);
  private volatile boolean closed;

  /** What was pending when the socket was closed; not changed afterwards. */
  private final List<PendingOperation<?>> orphans = new ArrayList<>();

  private Runnable endWatch = () -> {};

  /**
   * Takes over sockets that are bound, and connected if there is a remote address.
   *
   * @param sockets one, or one for each family
   */
  UdpEndpoint(
      PosixStack stack,
      List<SystemSocket> sockets,
      InetSocketAddress local,
      InetSocketAddress remote) {
    this.stack = stack;
    this.local = local;
    this.remote = remote;
    system = stack.system();
    loop = stack.nextLoop();
    token = loop.registrations().add(this);
    descriptors =
        sockets.stream()
            .map(socket -> new UdpDescriptor(socket, local.getAddress(), loop.poller(), token))
            .toArray(UdpDescriptor[]::new);
    receiver = new UdpReceiver(this, descriptors, stack);
    sender = new UdpSender(this, stack);
  }

  /** Begins to belong to the stack: closed with it, or when its handle is unreachable. */
  void open(Object handle) throws IOException {
    try {
      stack.sockets().add(this);
    } catch (IOException e) {
      close();
      throw e;
    }
    endWatch = stack.watch(handle, this);
  }

  EventLoop loop() {
    return loop;
  }

  UdpReceiver receiver() {
    return receiver;
  }

  UdpSender sender() {
    return sender;
  }

  Memberships memberships() {
    return memberships;
  }

  CapabilityCheck capabilityCheck() {
    return stack.capabilityCheck();
  }

  UdpDescriptor[] descriptors() {
    return descriptors;
  }

  InetSocketAddress local() {
    return local;
  }

  InetSocketAddress remote() {
    return remote;
  }

  boolean isConnected() {
    return remote != null;
  }

  boolean isOpen() {
    return !closed;
  }

  /** Returns the descriptor of a family, or null. */
  UdpDescriptor descriptor(boolean ipv6) {
    for (UdpDescriptor descriptor : descriptors) {
      if (descriptor.isIpv6() == ipv6) {
        return descriptor;
      }
    }
    return null;
  }

  /** What asks a socket. */
  @FunctionalInterface
  interface SocketCall<T> {
    T on(SystemSocket socket) throws IOException;
  }

  /** What sets up a socket. */
  @FunctionalInterface
  interface SocketSetUp {
    void on(SystemSocket socket) throws IOException;
  }

  /** Sets up each descriptor, none of which is closed meanwhile. */
  void setUpAll(SocketSetUp setUp) throws IOException {
    for (UdpDescriptor descriptor : descriptors) {
      setUp(descriptor, setUp);
    }
  }

  /** Sets up a descriptor, which is not closed meanwhile. */
  void setUp(UdpDescriptor descriptor, SocketSetUp setUp) throws IOException {
    call(
        descriptor,
        socket -> {
          setUp.on(socket);
          return null;
        });
  }

  /** Makes a call for a descriptor, which is not closed meanwhile. */
  <T> T call(UdpDescriptor descriptor, SocketCall<T> call) throws IOException {
    synchronized (receiver.lock()) {
      // A send may have set options for itself, which it puts back.
      synchronized (sender.lock()) {
        if (closed) {
          throw Failures.closed(this);
        }
        return call.on(descriptor.socket());
      }
    }
  }

  @Override
  public void ready(boolean readable, boolean writable) {
    if (writable) {
      sender.drain();
    }
    if (readable) {
      receiver.ready();
    }
  }

  @Override
  public void addTo(TrafficCounter received, TrafficCounter sent) {
    receiver.addTo(received);
    sender.addTo(sent);
  }

  @Override
  public void close() {
    synchronized (receiver.lock()) {
      synchronized (sender.lock()) {
        if (!closed) {
          closed = true;
          orphans.addAll(receiver.close());
          orphans.addAll(sender.close());
          loop.registrations().remove(token);
          for (UdpDescriptor descriptor : descriptors) {
            descriptor.close();
          }
        }
      }
    }
    // Whoever closes at the same time does the rest as well, so that for each it is all done.
    endWatch.run();
    stack.sockets().remove(this);
    receiver.finishClaimed();
    sender.finishClaimed();
    for (PendingOperation<?> orphan : orphans) {
      stack.completions().run(orphan::finish);
    }
  }

  /** Returns the exception of a send that failed, with what is known of the reason. */
  IOException sendFailure(int errno, Transmit transmit, int length) {
    boolean chosen = transmit.local() != null && !transmit.local().getAddress().isAnyLocalAddress();
    InetSocketAddress to = isConnected() ? remote : transmit.remote();
    int segmentSize = transmit.segments() > 1 ? transmit.segmentSize() : 0;
    SendFailure.Payload payload = new SendFailure.Payload(length, segmentSize);
    return new SendFailure(system, errno, payload, chosen ? transmit.local() : local, to)
        .exception(transmit.interfaceIndex());
  }

  @Override
  public String toString() {
    String text = "UDP socket " + Addresses.format(local);
    return remote == null ? text : text + " to " + Addresses.format(remote);
  }
}
