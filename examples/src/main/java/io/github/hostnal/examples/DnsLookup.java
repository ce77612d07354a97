package io.github.hostnal.examples;

import io.github.hostnal.AddressType;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks up the addresses of a name, or the name of an address. */
@Command(
    name = "dns",
    mixinStandardHelpOptions = true,
    description = "Look up the addresses of a name, or the name of an address; status 1 if none.")
final class DnsLookup implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "EITHER",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private AddressType type;

  @Option(
      names = {"-x", "--reverse"},
      description = "NAME is an address whose name is wanted.")
  private boolean reverse;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "When to give up; ${DEFAULT-VALUE} if not given.")
  private int seconds;

  @Parameters(paramLabel = "NAME", description = "The name, or with -x the address.")
  private String name;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Dns dns = NetworkStack.system().dns();
    if (reverse) {
      out.println(within(dns.getHostByAddress(Arguments.address(spec, name))));
      return 0;
    }
    List<InetAddress> all = within(dns.getAllByName(name, type));
    all.forEach(address -> out.println(address.getHostAddress()));
    return 0;
  }

  private <T> T within(CompletableFuture<T> lookup) throws Exception {
    try {
      return lookup.orTimeout(seconds, TimeUnit.SECONDS).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new TimeoutException("no answer within " + seconds + " seconds");
      }
      throw e;
    }
  }
}
