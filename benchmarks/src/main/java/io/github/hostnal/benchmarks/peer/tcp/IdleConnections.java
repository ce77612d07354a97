package io.github.hostnal.benchmarks.peer.tcp;

import io.github.hostnal.benchmarks.Result;
import io.github.hostnal.benchmarks.peer.Heap;
import io.github.hostnal.benchmarks.peer.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What an idle connection costs. Both ends are in this process, and each counts as one. */
final class IdleConnections implements Workload {
  /** Opens a source; threads that it starts are to be counted. */
  interface Opening {
    ConnectionSource open() throws IOException;
  }

  private final int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
  private final ConnectionSource source;
  private final ConnectionSource.Pair first; // has what all share made before measuring

  IdleConnections(Opening opening) throws IOException {
    source = opening.open();
    first = source.open();
  }

  /** Returns the bytes of each, and the threads that serve all of them. */
  @Override
  public Result round(int connections) throws IOException {
    List<AutoCloseable> open = new ArrayList<>(connections);
    long heap = Heap.used();
    long direct = Heap.direct();
    while (open.size() < connections) {
      ConnectionSource.Pair pair = source.open();
      open.add(pair.connecting());
      open.add(pair.accepted());
    }
    double heapEach = (double) (Heap.used() - heap) / open.size();
    double directEach = (double) (Heap.direct() - direct) / open.size();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
    for (AutoCloseable end : open) {
      close(end);
    }
    return Result.of(
        "heap", heapEach, "direct", directEach, "threads", threads, "open", open.size());
  }

  @Override
  public void close() throws IOException {
    close(first.connecting());
    close(first.accepted());
    source.close();
  }

  private static void close(AutoCloseable end) throws IOException {
    try {
      end.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
