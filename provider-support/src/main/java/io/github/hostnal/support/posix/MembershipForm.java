package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InetAddress;

/** How a system is asked to join and leave a multicast group. */
@FunctionalInterface
public interface MembershipForm {

  /**
   * A request: the same value joins and leaves.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param join the option that joins
   * @param leave the option that leaves
   * @param value what the options are set to
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(Symbol level, Symbol join, Symbol leave, byte[] value) {}

  /**
   * Makes a request.
   *
   * @param system the system
   * @param group the group
   * @param interfaceIndex the interface to join on
   * @param source the only source; null for all
   * @return the request
   * @throws IOException if the interface cannot be told
   */
  Request request(PosixSystem system, InetAddress group, int interfaceIndex, InetAddress source)
      throws IOException;
}
