package io.github.hostnal.benchmarks.jmh;

import io.github.hostnal.benchmarks.peer.BatchedWorkload;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A workload whose queues are filled and emptied between invocations. An invocation is a batch that
 * takes 200 µs or more, so that JMH's clock for each does not show.
 */
@State(Scope.Thread)
public abstract class BatchedState {
  /** The kind of buffer: heap or direct. */
  @Param({"heap", "direct"})
  public String buffer;

  private BatchedWorkload workload;

  abstract BatchedWorkload open(String buffer) throws IOException;

  /** Opens the sockets. */
  @Setup
  public void open() throws IOException {
    workload = open(buffer);
  }

  /** Fills the queue. */
  @Setup(Level.Invocation)
  public void before() throws IOException {
    workload.before();
  }

  /** Empties the queue. */
  @TearDown(Level.Invocation)
  public void after() throws IOException {
    workload.after();
  }

  /** Closes the sockets. */
  @TearDown
  public void close() throws IOException {
    workload.close();
  }

  void batch() throws IOException {
    workload.batch();
  }
}
