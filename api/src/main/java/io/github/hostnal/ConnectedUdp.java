package io.github.hostnal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A UDP socket with one peer: {@code ConnectedUdp} of embedded-nal-async.
 *
 * <p>An ICMP "port unreachable" from the peer fails the next operation, once, with {@link
 * java.net.PortUnreachableException}; the socket works on.
 *
 * <p>Buffers are lent to the socket until the future is complete. Futures complete on the thread
 * that did the work, the caller's or the event loop's, unless {@link StackOptions#executor} says
 * otherwise.
 */
@ProviderType
public interface ConnectedUdp extends UdpSocket {

  /**
   * Returns the peer.
   *
   * @return the address that the socket is connected to
   */
  InetSocketAddress remoteAddress();

  /**
   * Sends the remaining bytes of a buffer as one datagram. Sends leave in the order in which they
   * were called. A send that was cancelled has sent nothing.
   *
   * @param data the payload, may be empty or read-only; its position moves to its limit when the
   *     datagram was sent, and stays otherwise
   * @return complete when the system has taken the datagram; fails with {@link
   *     java.net.PortUnreachableException}, {@link java.net.NoRouteToHostException}, or an {@link
   *     java.io.IOException} that names the errno ({@code EMSGSIZE} for a payload that is too
   *     large)
   */
  CompletableFuture<Void> send(ByteBuffer data);

  /**
   * Receives one datagram. Receives complete in the order in which they were called. A receive that
   * is cancelled or times out takes no datagram.
   *
   * @param buffer where the payload goes, from its position up to its limit; the position moves by
   *     what was stored; not read-only
   * @return the full length of the datagram in bytes, also if it is more than the buffer had room
   *     for: then the rest was dropped
   */
  CompletableFuture<Integer> receiveInto(ByteBuffer buffer);
}
