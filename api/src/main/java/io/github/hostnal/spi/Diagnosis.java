package io.github.hostnal.spi;

import io.github.hostnal.Capability;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.internal.CurrentEnvironment;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people want to know when something does not work. */
public final class Diagnosis {
  private Diagnosis() {}

  /**
   * Tells which provider was chosen, why others were passed over, what it can do, what it has done,
   * and the versions.
   *
   * @return lines, without an end of line after the last one
   */
  public static String info() {
    StringBuilder text = new StringBuilder();
    NetworkStack stack = null;
    try {
      stack = NetworkStack.system();
      line(text, "provider", stack.provider());
    } catch (ProviderNotFoundException | IllegalStateException e) {
      line(text, "provider", "none");
    }
    for (ProviderLookup.Candidate candidate : ProviderLookup.candidates()) {
      String verdict = candidate.support().supported() ? "supported" : candidate.support().reason();
      line(
          text,
          "  found",
          candidate.name() + ", priority " + candidate.priority() + ": " + verdict);
    }
    if (stack != null) {
      line(text, "native", ProviderLookup.select().nativeLibrary());
      line(text, "capabilities", names(stack, true));
      line(text, "lacking", names(stack, false));
      line(text, "statistics", describe(stack.statistics()));
    }
    line(text, "hostnal", version());
    line(
        text,
        "Java",
        System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    line(
        text,
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    return text.toString().stripTrailing();
  }

  /**
   * Lists the sockets that are open, stack by stack.
   *
   * @return lines, without an end of line after the last one
   */
  public static String sockets() {
    StringBuilder text = new StringBuilder();
    for (NetworkStack stack : CurrentEnvironment.get().openStacks()) {
      List<String> sockets = stack.openSockets();
      text.append(stack).append(": ").append(sockets.size()).append(" open\n");
      sockets.stream().sorted().forEach(socket -> text.append("  ").append(socket).append('\n'));
    }
    return text.isEmpty() ? "no stack is open" : text.toString().stripTrailing();
  }

  /**
   * Returns the version of hostnal.
   *
   * @return that of the API's jar
   */
  public static String version() {
    String version = NetworkStack.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-13s %s%n", name, value));
  }

  private static String names(NetworkStack stack, boolean present) {
    String names =
        Stream.of(Capability.values())
            .filter(capability -> stack.capabilities().contains(capability) == present)
            .map(Capability::name)
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "nothing" : names;
  }

  private static String describe(StackStatistics statistics) {
    return statistics.openSockets()
        + " sockets open; received "
        + statistics.datagramsReceived()
        + " datagrams, "
        + statistics.bytesReceived()
        + " bytes, "
        + statistics.datagramsTruncated()
        + " truncated; sent "
        + statistics.datagramsSent()
        + " datagrams, "
        + statistics.bytesSent()
        + " bytes; errors "
        + statistics.errors();
  }
}
