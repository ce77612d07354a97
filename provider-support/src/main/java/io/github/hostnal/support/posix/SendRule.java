package io.github.hostnal.support.posix;

import java.io.IOException;

/**
 * What has to be done before a datagram is sent for which something was chosen, where control
 * messages alone do not do it. Rules come one after the other, under the lock of sending, and leave
 * in the datagram's {@link PacketInfo} what control messages are to say.
 */
@FunctionalInterface
public interface SendRule {

  /**
   * Checks a datagram, and sets up its socket for it.
   *
   * @param datagram what is about to be sent
   * @return 0, or the errno with which the send fails
   * @throws IOException if the socket cannot be set up
   */
  int before(OutgoingDatagram datagram) throws IOException;
}
