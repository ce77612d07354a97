package io.github.hostnal;

import java.nio.ByteBuffer;

/** What a server does with a datagram; see {@link UnconnectedUdp#serve}. */
@FunctionalInterface
public interface DatagramHandler {

  /**
   * Handles one datagram. Runs on the event loop: it must not block, nor take long. What is slow
   * belongs on an executor of the user's, with a copy of the payload.
   *
   * @param datagram where it came from and to
   * @param payload the bytes, from position to limit; valid during this call only
   * @param reply answers the datagram; valid during this call only
   * @throws Exception is logged; the socket works on
   */
  void handle(Datagram datagram, ByteBuffer payload, Reply reply) throws Exception;

  /** Answers a datagram from the local address that it was sent to. */
  @FunctionalInterface
  interface Reply {

    /**
     * Queues an answer to the sender of the datagram, from {@link Datagram#replyFrom()}, on the
     * interface that it came in on where that address alone does not say so. May be called several
     * times. The bytes are taken before the method returns: the buffer may be the payload itself.
     *
     * <p>An answer that could not be sent is counted in {@link NetworkStack#statistics()} and
     * logged, at most once a minute. Who wants to know of each uses {@link
     * UnconnectedUdp#send(Transmit)} instead.
     *
     * @param data the answer: its remaining bytes, may be none; its position moves to its limit
     */
    void reply(ByteBuffer data);
  }
}
