package io.github.hostnal.benchmarks.peer;

import io.github.hostnal.benchmarks.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Opens and closes sockets one after another, and counts what stays behind. */
final class OpenClose implements Workload {
  private final SocketSource source;
  private long descriptors = -1;
  private long heap;

  OpenClose(SocketSource source) {
    this.source = source;
  }

  /** Returns nanoseconds for each socket, and what has stayed since the end of the first round. */
  @Override
  public Result round(int sockets) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < sockets; i++) {
      close(source.open());
    }
    double nanoseconds = (double) (System.nanoTime() - start) / sockets;
    long heapNow = Heap.used();
    long descriptorsNow = descriptors();
    if (descriptors < 0) {
      descriptors = descriptorsNow;
      heap = heapNow;
    }
    return Result.of(
        "ns", nanoseconds, "fds", descriptorsNow - descriptors, "kept", heapNow - heap);
  }

  @Override
  public void close() {}

  static void close(AutoCloseable socket) throws IOException {
    try {
      socket.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
