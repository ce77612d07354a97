package io.github.hostnal.examples;

import io.github.hostnal.Capability;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.spi.ProviderLookup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which provider was chosen, and what it can do. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Print the provider, why others were passed over, capabilities and versions.")
final class Info implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    NetworkStack stack = NetworkStack.system();
    out.println("provider      " + stack.provider());
    for (ProviderLookup.Candidate candidate : ProviderLookup.candidates()) {
      String verdict = candidate.support().supported() ? "supported" : candidate.support().reason();
      out.printf(
          "  found       %s, priority %d: %s%n", candidate.name(), candidate.priority(), verdict);
      if (candidate.name().equals(stack.provider())) {
        out.println("native        " + candidate.provider().nativeLibrary());
      }
    }
    out.println("capabilities  " + names(stack, true));
    out.println("lacking       " + names(stack, false));
    out.println("hostnal       " + version());
    out.println("Java          " + property("java.version") + ", " + property("java.vm.name"));
    out.printf(
        "system        %s %s, %s%n",
        property("os.name"), property("os.version"), property("os.arch"));
    return 0;
  }

  private static String names(NetworkStack stack, boolean present) {
    String names =
        Stream.of(Capability.values())
            .filter(capability -> stack.capabilities().contains(capability) == present)
            .map(Capability::name)
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "nothing" : names;
  }

  private static String property(String name) {
    return System.getProperty(name);
  }

  private static String version() {
    String version = NetworkStack.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  /** What {@code --version} prints. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hostnal " + version()};
    }
  }
}
