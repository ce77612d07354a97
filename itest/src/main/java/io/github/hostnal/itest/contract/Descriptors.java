package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The open descriptors or handles of this process, where the system shows them. */
public final class Descriptors {
  private static final Path LINKS = Path.of("/proc/self/fd");
  private static final int O_CLOEXEC = 0_2000_000;

  private Descriptors() {}

  /** Skips a test where the system does not show them. */
  public static void assumeShown() {
    assumeTrue(
        Files.isDirectory(LINKS) || WindowsHandles.areShown(),
        () -> "this system has neither " + LINKS + " nor handles");
  }

  /** Returns what network stacks use, by number: sockets, and what waits for them. */
  public static Map<Integer, String> ofNetworkStacks() {
    if (WindowsHandles.areShown()) {
      return WindowsHandles.ofNetworkStacks();
    }
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

  /** Tells whether a child process would get a descriptor. */
  public static boolean isInherited(int descriptor) throws IOException {
    if (WindowsHandles.areShown()) {
      return WindowsHandles.isInherited(descriptor);
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
      if (line.startsWith("flags:")) {
        int flags = Integer.parseInt(line.substring("flags:".length()).strip(), 8);
        return (flags & O_CLOEXEC) == 0;
      }
    }
    throw new IOException("no flags of descriptor " + descriptor);
  }
}
