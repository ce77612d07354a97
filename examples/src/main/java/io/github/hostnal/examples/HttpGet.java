package io.github.hostnal.examples;

import io.github.hostnal.AddressType;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpConnection;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets a page by HTTP/1.0, whose servers close the connection after it: no more is needed here. */
@Command(
    name = "http-get",
    mixinStandardHelpOptions = true,
    description = "Get a page by HTTP and print its content; status 1 unless that is 200.")
final class HttpGet implements Callable<Integer> {
  private static final int DEFAULT_PORT = 80;
  private static final int SECONDS = 30;
  private static final String END_OF_HEAD = "\r\n\r\n";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "For instance http://localhost:8000/")
  private String url;

  @Override
  public Integer call() throws Exception {
    URI uri = parse();
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    NetworkStack stack = NetworkStack.system();
    InetAddress address = stack.dns().getHostByName(uri.getHost(), AddressType.EITHER).get();
    try (TcpConnection connection =
        stack.tcp().connect(new InetSocketAddress(address, port)).get(SECONDS, TimeUnit.SECONDS)) {
      connection.writeAll(request(uri)).get(SECONDS, TimeUnit.SECONDS);
      return print(readAll(connection));
    }
  }

  private URI parse() {
    try {
      URI uri = URI.create(url);
      if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "'" + url + "' is not a URL", e);
    }
    throw new ParameterException(
        spec.commandLine(), "'" + url + "' is not of the form http://HOST[:PORT]/PATH");
  }

  private static ByteBuffer request(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String text =
        "GET "
            + path
            + query
            + " HTTP/1.0\r\nHost: "
            + uri.getRawAuthority()
            + "\r\nUser-Agent: hostnal\r\nAccept: */*"
            + END_OF_HEAD;
    return StandardCharsets.US_ASCII.encode(text);
  }

  private static byte[] readAll(TcpConnection connection) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    while (connection.read(buffer.clear()).get(SECONDS, TimeUnit.SECONDS) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
    }
    return all.toByteArray();
  }

  private int print(byte[] response) throws IOException {
    String text = new String(response, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0 || !text.startsWith("HTTP/")) {
      throw new EOFException("the server's answer is not one of HTTP");
    }
    String status = text.substring(0, text.indexOf("\r\n"));
    int content = end + END_OF_HEAD.length();
    System.out.write(response, content, response.length - content);
    System.out.flush();
    if (status.split(" ", 3)[1].equals("200")) {
      return 0;
    }
    spec.commandLine().getErr().println(status);
    return 1;
  }
}
