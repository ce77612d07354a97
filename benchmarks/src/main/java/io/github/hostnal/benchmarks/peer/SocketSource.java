package io.github.hostnal.benchmarks.peer;

import java.io.IOException;

/** Where bound sockets come from. */
interface SocketSource {

  /**
   * Opens a socket.
   *
   * @return a socket on the loopback address and a port that the system picked
   * @throws IOException if the system refuses
   */
  AutoCloseable open() throws IOException;
}
