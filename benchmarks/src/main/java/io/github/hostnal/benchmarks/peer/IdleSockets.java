package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a bound socket costs that does nothing. */
final class IdleSockets implements Workload {
  private final SocketSource source;
  private final AutoCloseable first; // what all sockets share is there before the first measurement

  IdleSockets(SocketSource source) throws IOException {
    this.source = source;
    first = source.open();
  }

  /** Returns the bytes on the heap and in direct buffers for each socket. */
  @Override
  public Result round(int sockets) throws IOException {
    List<AutoCloseable> open = new ArrayList<>(sockets);
    long heap = Heap.used();
    long direct = Heap.direct();
    for (int i = 0; i < sockets; i++) {
      open.add(source.open());
    }
    double heapEach = (double) (Heap.used() - heap) / open.size();
    double directEach = (double) (Heap.direct() - direct) / open.size();
    for (AutoCloseable socket : open) {
      OpenClose.close(socket);
    }
    return Result.of("heap", heapEach, "direct", directEach);
  }

  @Override
  public void close() throws IOException {
    OpenClose.close(first);
  }
}
