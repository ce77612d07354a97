package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.Workload;

/** The side that listens. */
abstract class Server implements Workload {
  @Override
  public final Result round(int size) {
    throw new UnsupportedOperationException("a server is measured by its partner");
  }
}
