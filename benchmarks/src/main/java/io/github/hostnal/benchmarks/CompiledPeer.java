package io.github.hostnal.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The C peer, compiled on this machine. */
final class CompiledPeer {
  private CompiledPeer() {}

  /** Returns the program, or empty if there is no C compiler. */
  static Optional<Path> compile(Path directory) throws IOException, InterruptedException {
    Path source = directory.resolve("peer.c");
    Path program = directory.resolve("peer");
    try (InputStream in = CompiledPeer.class.getResourceAsStream("peer.c")) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    for (String compiler : new String[] {"gcc", "cc", "clang"}) {
      Process process;
      try {
        process =
            new ProcessBuilder(
                    compiler, "-O2", "-pthread", "-o", program.toString(), source.toString())
                .inheritIO()
                .start();
      } catch (IOException notInstalled) {
        continue;
      }
      if (process.waitFor() != 0) {
        throw new IOException(compiler + " does not compile " + source);
      }
      return Optional.of(program);
    }
    return Optional.empty();
  }
}
