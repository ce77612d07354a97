package io.github.hostnal;

import io.github.hostnal.internal.SendAll;
import io.github.hostnal.spi.ServeLoop;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A UDP socket for many peers, on one local address or on many: {@code UnconnectedUdp} of
 * embedded-nal-async. It tells for each datagram which local address it was sent to, and answers
 * from there.
 *
 * <pre>{@code
 * Datagram in = socket.receiveInto(buffer).join();
 * socket.send(in.replyFrom(), in.remote(), answer).join();
 * }</pre>
 *
 * <p>Buffers are lent to the socket until the future is complete. Futures complete on the thread
 * that did the work, the caller's or the event loop's, unless {@link StackOptions#executor} says
 * otherwise.
 */
@ProviderType
public interface UnconnectedUdp extends UdpSocket {

  /**
   * Sends the remaining bytes of a buffer as one datagram, from a local address of the caller's
   * choice. Sends leave in the order in which they were called. A send that was cancelled has sent
   * nothing.
   *
   * @param local the address to send from, usually {@link Datagram#replyFrom()}: an address of this
   *     host with this socket's port; an unspecified one lets the system choose, on the interface
   *     of its scope if it has one
   * @param remote the peer: not a wildcard address, not port 0
   * @param data the payload, may be empty or read-only; its position moves to its limit when the
   *     datagram was sent, and stays otherwise
   * @return complete when the system has taken the datagram; fails with {@link
   *     IllegalArgumentException} if the local port is not this socket's, {@link
   *     java.net.BindException} if the local address is not one of this host, {@link
   *     java.net.NoRouteToHostException}, or an {@link java.io.IOException} that names the errno
   */
  CompletableFuture<Void> send(InetSocketAddress local, InetSocketAddress remote, ByteBuffer data);

  /**
   * Receives one datagram. Receives complete in the order in which they were called. A receive that
   * is cancelled or times out takes no datagram.
   *
   * @param buffer where the payload goes, from its position up to its limit; the position moves by
   *     what was stored; not read-only
   * @return what came, with the local address that it came to; {@link Datagram#length()} is the
   *     full length, also if it is more than the buffer had room for
   */
  CompletableFuture<Datagram> receiveInto(ByteBuffer buffer);

  /**
   * Sends one datagram, or a payload that is cut into several, with everything that can be chosen
   * for it. Order, cancellation and failures are those of {@link #send(InetSocketAddress,
   * InetSocketAddress, ByteBuffer)}.
   *
   * @param transmit the datagram
   * @return complete when the system has taken the datagram; fails with {@link
   *     UnsupportedOperationException} naming the {@link Capability} that the system lacks for it,
   *     or with {@link IllegalArgumentException} if it makes more than {@link
   *     Transmit#MAX_SEGMENTS}
   */
  CompletableFuture<Void> send(Transmit transmit);

  /**
   * Sends several datagrams, one after another. It stops at the first that fails: to learn why,
   * send that one alone. Cancelling it before anything went out sends nothing; cancelling it later
   * has no effect but that it completes with what went out until then.
   *
   * @param transmits the datagrams; the list is read when the method is called
   * @return how many went out, in order from the first; fails only if the first one failed, with
   *     its exception
   */
  default CompletableFuture<Integer> sendAll(List<Transmit> transmits) {
    return SendAll.start(this, transmits);
  }

  /**
   * Gives every datagram to a handler: the fast way to write a server. The handler runs on the
   * event loop, for one datagram at a time. A handler that throws does not stop the socket: what it
   * threw is logged. A {@link #receiveInto} besides takes datagrams away from the handler.
   *
   * @param handler what to do with a datagram
   * @return complete when the socket has been closed and the handler runs no more; cancelling it
   *     ends the serving after the datagram under way, and loses none
   */
  default CompletableFuture<Void> serve(DatagramHandler handler) {
    return ServeLoop.start(this, this::receiveInto, handler, ForkJoinPool.commonPool());
  }
}
