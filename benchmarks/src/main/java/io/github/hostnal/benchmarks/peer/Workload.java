package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import java.io.IOException;

/** Work that one peer does and measures, a round at a time. */
public interface Workload extends AutoCloseable {

  /**
   * Returns the port that the partner of this workload needs to know.
   *
   * @return 0 if there is no partner
   */
  default int port() {
    return 0;
  }

  /**
   * Does a round of work.
   *
   * @param size how much; what of depends on the workload
   * @return the figures of this round
   * @throws IOException if the network fails, or does less than it should
   */
  Result round(int size) throws IOException;

  @Override
  void close() throws IOException;
}
