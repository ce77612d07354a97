package io.github.hostnal.benchmarks.jmh;

import io.github.hostnal.benchmarks.peer.BatchedWorkload;
import io.github.hostnal.benchmarks.peer.ChannelSend;
import io.github.hostnal.benchmarks.peer.HostnalSend;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** One send of 64 bytes over loopback. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BatchedWorkload.BATCH)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SendBenchmark {

  /** {@link java.nio.channels.DatagramChannel}. */
  public static class Channel extends BatchedState {
    @Override
    BatchedWorkload open(String buffer) throws IOException {
      return new ChannelSend(buffer);
    }
  }

  /** hostnal. */
  public static class Hostnal extends BatchedState {
    @Override
    BatchedWorkload open(String buffer) throws IOException {
      return new HostnalSend(buffer);
    }
  }

  /** One send of a {@link java.nio.channels.DatagramChannel}. */
  @Benchmark
  public void channel(Channel state) throws IOException {
    state.batch();
  }

  /** One send of hostnal. */
  @Benchmark
  public void hostnal(Hostnal state) throws IOException {
    state.batch();
  }
}
