package io.github.hostnal.examples;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.examples.coap.CoapCode;
import io.github.hostnal.examples.coap.CoapMessage;
import io.github.hostnal.examples.coap.CoapOption;
import io.github.hostnal.examples.coap.CoapResource;
import io.github.hostnal.examples.coap.CoapResource.Answer;
import io.github.hostnal.examples.coap.CoapServer;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A CoAP server on all addresses of the host, which answers from the one that it was asked at. */
@Command(
    name = "coap-server",
    mixinStandardHelpOptions = true,
    description = "Serve /time, /echo and /large by CoAP, on all addresses and to multicast.")
final class CoapServe implements Callable<Integer> {
  private static final int LARGE = 4096;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "5683",
      description = "Where to serve, 0 for any; ${DEFAULT-VALUE} if not given.")
  private String port;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    int where = Arguments.port(spec, port, 0);
    try (UnconnectedUdp socket = NetworkStack.system().udp().bindMultiple(where).get()) {
      CoapServer server =
          new CoapServer(socket)
              .with("time", request -> text(now()))
              .with("echo", CoapServe::echo)
              .with("large", request -> text(large()));
      out.println("serving on " + Arguments.format(socket.localAddress()) + "; Ctrl-C ends it");
      out.flush();
      server.run().get();
    }
    return 0;
  }

  private static Answer text(String content) {
    return Answer.text(CoapCode.CONTENT, content);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Gives back what was posted, or the query. */
  private static Answer echo(CoapMessage request) {
    if (request.code() == CoapCode.POST) {
      return new Answer(CoapCode.CHANGED, CoapResource.TEXT, request.payload());
    }
    return text(
        request.all(CoapOption.URI_QUERY).map(CoapOption::text).collect(Collectors.joining("&")));
  }

  /** So many lines of 64 characters that it takes several blocks. */
  private static String large() {
    StringBuilder lines = new StringBuilder();
    while (lines.length() < LARGE) {
      lines.append(String.format("%063d\n", lines.length() / 64));
    }
    return lines.toString();
  }
}
