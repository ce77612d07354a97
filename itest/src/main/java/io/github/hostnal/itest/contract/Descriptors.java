package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The open descriptors of this process, where the system shows them as Linux does. */
public final class Descriptors {
  private static final Path LINKS = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** Skips a test where the system does not show them. */
  public static void assumeShown() {
    assumeTrue(Files.isDirectory(LINKS), () -> "this system has no " + LINKS);
  }

  /** Returns what network stacks use, by number: sockets, and what waits for them. */
  public static Map<Integer, String> ofNetworkStacks() {
    Map<Integer, String> found = new TreeMap<>();
    try (Stream<Path> links = Files.list(LINKS)) {
      links.forEach(
          link -> {
            String target = target(link);
            if (target.startsWith("socket:") || target.startsWith("anon_inode:")) {
              found.put(Integer.valueOf(link.getFileName().toString()), target);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }

  /** Returns the flags of open(2), {@code O_CLOEXEC} included. */
  public static int flags(int descriptor) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
      if (line.startsWith("flags:")) {
        return Integer.parseInt(line.substring("flags:".length()).strip(), 8);
      }
    }
    throw new IOException("no flags of descriptor " + descriptor);
  }
}
