package io.github.hostnal.examples;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code hostnal}: its subcommands are the examples. */
@Command(
    name = "hostnal",
    description = "The host's network stack for Java: examples and tools.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Info.Versions.class,
    subcommands = {
      Demo.class,
      Info.class,
      UdpEcho.class,
      UdpSend.class,
      TcpEcho.class,
      HttpGet.class,
      DnsLookup.class,
      CoapGet.class,
      CoapServe.class,
      SelfTestCommand.class,
      CommandLine.HelpCommand.class
    })
final class Hostnal {
  private Hostnal() {}

  /**
   * Runs a subcommand. The exit status is 0 if it did what it is for, 1 if not, 2 if its arguments
   * are wrong.
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Hostnal());
    line.registerConverter(int.class, Integer::decode); // 0x2e too
    line.setParameterExceptionHandler(Hostnal::reportArguments);
    line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    return line.execute(arguments);
  }

  private static int reportArguments(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + failure.getMessage() + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int report(Throwable failure, CommandLine command) {
    Throwable reason = failure;
    boolean wrapped =
        failure instanceof ExecutionException || failure instanceof CompletionException;
    if (wrapped && failure.getCause() != null) {
      reason = failure.getCause();
    }
    String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
