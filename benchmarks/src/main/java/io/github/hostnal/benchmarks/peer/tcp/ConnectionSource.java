package io.github.hostnal.benchmarks.peer.tcp;

import java.io.IOException;

/** Where connections over loopback come from, both ends of each. */
interface ConnectionSource extends AutoCloseable {

  /** A connection's two ends. */
  record Pair(AutoCloseable connecting, AutoCloseable accepted) {}

  Pair open() throws IOException;

  @Override
  void close() throws IOException;
}
