package io.github.hostnal.support.posix;

import io.github.hostnal.Transmit;
import io.github.hostnal.spi.RateLimitedLog;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Direction;
import io.github.hostnal.support.TrafficCounter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** The sending direction of a UDP socket. */
final class UdpSender extends Direction<UdpSender.Send> {
  /** ENOBUFS is tried again after 1, 2, 4, … 64 ms, since no event tells when there is room. */
  private static final int NO_BUFFERS_RETRIES = 7;

  private static final RateLimitedLog LOG = new RateLimitedLog("io.github.hostnal.send");

  private final UdpEndpoint endpoint;
  private final SystemErrors errors;
  private final MessageBlocks blocks;
  private final Completions completions;
  private final TrafficCounter counter = new TrafficCounter();

  UdpSender(UdpEndpoint endpoint, PosixStack stack) {
    super(
        endpoint, endpoint.loop(), UdpEndpoint.DATAGRAMS_IN_A_ROW, stack.options().pendingLimit());
    this.endpoint = endpoint;
    errors = stack.system().errors();
    blocks = stack.system().blocks();
    completions = stack.completions();
  }

  void addTo(TrafficCounter sent) {
    synchronized (lock()) {
      sent.add(counter);
    }
  }

  /**
   * Sends a datagram.
   *
   * @param holder stays reachable while the send is pending
   * @param transmit was checked before
   */
  CompletableFuture<Void> send(Object holder, UdpDescriptor descriptor, Transmit transmit) {
    try {
      synchronized (lock()) {
        requireOpen();
        if (mustWait() || !trySend(descriptor, transmit, 0)) {
          Send send = new Send(holder, completions, this, descriptor, transmit);
          enqueue(send);
          return send;
        }
      }
    } catch (IOException | RuntimeException e) {
      return completions.failed(e);
    }
    return completions.completed(null);
  }

  /** A server answers from its callbacks, and the sooner the better. */
  @Override
  protected boolean waitsOnLoop(boolean inCallback) {
    return false;
  }

  /** Returns false if there is no room; then the event loop will try again. */
  private boolean trySend(UdpDescriptor descriptor, Transmit transmit, int retries)
      throws IOException {
    MessageBlock block = blocks.take();
    try {
      return trySend(block, descriptor, transmit, retries);
    } finally {
      blocks.give(block);
    }
  }

  private boolean trySend(
      MessageBlock block, UdpDescriptor descriptor, Transmit transmit, int retries)
      throws IOException {
    ByteBuffer data = transmit.data();
    int length = data.remaining();
    int segments = transmit.segments();
    fill(block.info(), transmit);
    int errno = descriptor.send(block, endpoint.isConnected() ? null : transmit.remote(), data);
    if (errno == 0) {
      data.position(data.position() + length);
      counter.countSent(segments, length);
      return true;
    }
    if (errno == errors.again) {
      descriptor.watchWrites(true);
      return false;
    }
    if (errno == errors.noBuffers && retries < NO_BUFFERS_RETRIES) {
      drainAfter(1L << retries);
      return false;
    }
    IOException failure = endpoint.sendFailure(errno, transmit, length);
    LOG.warn(failure.getMessage(), null);
    throw failure;
  }

  private static void fill(PacketInfo info, Transmit transmit) {
    info.clear();
    info.interfaceIndex = transmit.interfaceIndex();
    info.trafficClass = transmit.trafficClass();
    info.hopLimit = transmit.hopLimit();
    info.segmentSize = transmit.segments() > 1 ? transmit.segmentSize() : 0;
    if (transmit.local() != null) {
      byte[] bytes = transmit.local().getAddress().getAddress();
      ByteBuffer address = ByteBuffer.wrap(bytes);
      if (bytes.length == 4) {
        info.localLow = address.getInt() & 0xffff_ffffL;
      } else {
        info.localHigh = address.getLong();
        info.localLow = address.getLong();
        if (info.interfaceIndex == 0) {
          info.interfaceIndex = Addresses.scopeId(transmit.local().getAddress());
        }
      }
    }
  }

  /** Every datagram that leaves would wake the event loop otherwise. */
  @Override
  protected void nothingWaits() {
    try {
      for (UdpDescriptor descriptor : endpoint.descriptors()) {
        descriptor.watchWrites(false);
      }
    } catch (IOException e) {
      LOG.warn(endpoint + " will be woken in vain", e); // it only costs time
    }
  }

  /** A send that waits. */
  static final class Send extends Direction.Operation<Void> {
    private final UdpDescriptor descriptor;
    private UdpSender sender;
    private Transmit transmit;
    private int attempts;

    Send(
        Object holder,
        Completions completions,
        UdpSender sender,
        UdpDescriptor descriptor,
        Transmit transmit) {
      super(holder, completions);
      this.sender = sender;
      this.descriptor = descriptor;
      this.transmit = transmit;
    }

    @Override
    protected boolean attempt() {
      try {
        if (!sender.trySend(descriptor, transmit, ++attempts)) {
          return false;
        }
        claim(null);
      } catch (IOException | RuntimeException | Error e) {
        claimFailed(e);
      }
      return true;
    }

    @Override
    protected void release() {
      super.release();
      sender = null;
      transmit = null;
    }
  }
}
