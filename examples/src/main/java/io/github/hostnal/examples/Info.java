package io.github.hostnal.examples;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.spi.Diagnosis;
import java.util.concurrent.Callable;
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
    NetworkStack.system(); // fails if there is none
    spec.commandLine().getOut().println(Diagnosis.info());
    return 0;
  }

  /** What {@code --version} prints. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hostnal " + Diagnosis.version()};
    }
  }
}
