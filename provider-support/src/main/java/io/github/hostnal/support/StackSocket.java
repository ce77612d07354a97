package io.github.hostnal.support;

/** What a stack knows of each of its sockets, in order to count and to close it. */
public interface StackSocket {

  /**
   * Adds the datagrams that this socket has received and sent: none, unless it is one of UDP.
   *
   * @param received where to add the one
   * @param sent where to add the other
   */
  default void addTo(TrafficCounter received, TrafficCounter sent) {}

  /** Closes the socket. */
  void close();
}
