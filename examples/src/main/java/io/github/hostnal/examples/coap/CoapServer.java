package io.github.hostnal.examples.coap;

import io.github.hostnal.Datagram;
import io.github.hostnal.DatagramHandler;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.examples.coap.CoapResource.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server. It answers from the address that it was asked at, a request to a multicast group from
 * the interface's own; and it keeps nothing about its clients: requests that come twice are
 * answered twice, which its resources stand.
 */
public final class CoapServer implements DatagramHandler {
  /** The groups "All CoAP Nodes" (RFC 7252, section 12.8). */
  private static final String[] GROUPS = {"224.0.1.187", "ff02::fd", "ff05::fd"};

  /** Answers to a group request are spread over this time, lest they all come at once. */
  private static final int LEISURE_MILLIS = 250;

  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          CoapOption.URI_HOST,
          CoapOption.URI_PORT,
          CoapOption.URI_PATH,
          CoapOption.URI_QUERY,
          CoapOption.ACCEPT,
          CoapOption.BLOCK2);

  private final UnconnectedUdp socket;
  private final Map<String, CoapResource> resources = new TreeMap<>();
  private int nextId = ThreadLocalRandom.current().nextInt(0x10000);

  /**
   * Makes a server with nothing but the list of its resources.
   *
   * @param socket where to serve
   */
  public CoapServer(UnconnectedUdp socket) {
    this.socket = socket;
    resources.put(".well-known/core", this::links);
  }

  /**
   * Adds a resource.
   *
   * @param path without a slash at the beginning
   * @param resource what is there
   * @return this server
   */
  public CoapServer with(String path, CoapResource resource) {
    resources.put(path, resource);
    return this;
  }

  /**
   * Serves.
   *
   * @return complete when the socket is closed
   */
  public CompletableFuture<Void> run() {
    joinGroups();
    return socket.serve(this);
  }

  /** Joins on every interface that can; a host without multicast serves all the same. */
  private void joinGroups() {
    try {
      List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces().toList();
      for (NetworkInterface on : interfaces) {
        for (String group : GROUPS) {
          join(InetAddress.getByName(group), on);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void join(InetAddress group, NetworkInterface on) throws IOException {
    boolean ipv6 = group instanceof Inet6Address;
    boolean usable =
        on.isUp()
            && (on.supportsMulticast() || on.isLoopback())
            && on.inetAddresses().anyMatch(own -> own instanceof Inet6Address == ipv6);
    if (usable) {
      try {
        socket.join(group, on);
      } catch (UncheckedIOException | IllegalArgumentException e) {
        System.err.println("no group " + group.getHostAddress() + " on " + on.getName() + ": " + e);
      }
    }
  }

  @Override
  public void handle(Datagram datagram, ByteBuffer payload, Reply reply) {
    boolean group = datagram.local().getAddress().isMulticastAddress();
    try {
      CoapMessage message = CoapMessage.decode(payload);
      if (!CoapCode.isRequest(message.code())) {
        // A ping, or what cannot be meant for a server, which a Reset tells the sender.
        if (message.type() == CoapType.CONFIRMABLE && !group) {
          reply.reply(CoapMessage.empty(CoapType.RESET, message.id()).encode());
        }
      } else if (group) {
        handleGroupRequest(datagram, message);
      } else {
        handleRequest(message, reply);
      }
    } catch (CoapFormatException e) {
      if (e.rejectId() >= 0 && !group) {
        reply.reply(CoapMessage.empty(CoapType.RESET, e.rejectId()).encode());
      }
    }
  }

  private void handleRequest(CoapMessage request, Reply reply) {
    switch (request.type()) {
      case CONFIRMABLE -> reply.reply(respond(request, CoapType.ACKNOWLEDGEMENT).encode());
      case NON_CONFIRMABLE -> {
        if (unknownOption(request) == 0) {
          reply.reply(respond(request, CoapType.NON_CONFIRMABLE).encode());
        }
      }
      default -> {} // there are no such requests
    }
  }

  /** Answers after a while, and only with what the group may be interested in. */
  private void handleGroupRequest(Datagram datagram, CoapMessage request) {
    if (request.type() != CoapType.NON_CONFIRMABLE || unknownOption(request) != 0) {
      return;
    }
    CoapMessage response = respond(request, CoapType.NON_CONFIRMABLE);
    if (response.code() != CoapCode.CONTENT || response.payload().length == 0) {
      return;
    }
    Transmit transmit =
        Transmit.to(datagram.remote(), response.encode()).from(datagram.replyFrom());
    int delay = ThreadLocalRandom.current().nextInt(LEISURE_MILLIS);
    CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
        .execute(() -> socket.send(transmit));
  }

  private static int unknownOption(CoapMessage request) {
    return request.options().stream()
        .filter(option -> option.isCritical() && !UNDERSTOOD.contains(option.number()))
        .mapToInt(CoapOption::number)
        .findFirst()
        .orElse(0);
  }

  private CoapMessage respond(CoapMessage request, CoapType type) {
    int id = type == CoapType.ACKNOWLEDGEMENT ? request.id() : nextId++ & 0xffff;
    Answer answer = answer(request);
    List<CoapOption> options = new ArrayList<>();
    byte[] payload = answer.content();
    if (payload.length > 0) {
      options.add(CoapOption.of(CoapOption.CONTENT_FORMAT, answer.format()));
    }
    int code = answer.code();
    try {
      CoapBlock wanted =
          request.first(CoapOption.BLOCK2).map(CoapBlock::of).orElse(CoapBlock.FIRST);
      if (!wanted.isWithin(payload.length)) {
        throw new IllegalArgumentException("there is no such block");
      }
      if (request.first(CoapOption.BLOCK2).isPresent() || payload.length > wanted.size()) {
        options.add(wanted.marked(payload.length).toOption());
        options.add(CoapOption.of(CoapOption.SIZE2, payload.length));
        options.add(CoapOption.of(CoapOption.ETAG, Arrays.hashCode(payload)));
        payload = wanted.of(payload);
      }
    } catch (IllegalArgumentException e) {
      code = CoapCode.BAD_REQUEST;
      options.clear();
      payload = new byte[0];
    }
    return new CoapMessage(type, code, id, request.token(), options, payload);
  }

  private Answer answer(CoapMessage request) {
    int unknown = unknownOption(request);
    if (unknown != 0) {
      return Answer.text(CoapCode.BAD_OPTION, "option " + unknown);
    }
    String path =
        request.all(CoapOption.URI_PATH).map(CoapOption::text).collect(Collectors.joining("/"));
    CoapResource resource = resources.get(path);
    if (resource == null) {
      return Answer.text(CoapCode.NOT_FOUND, "/" + path);
    }
    if (request.code() != CoapCode.GET && request.code() != CoapCode.POST) {
      return Answer.text(CoapCode.METHOD_NOT_ALLOWED, "GET and POST are");
    }
    Answer answer = resource.answer(request);
    int format = answer.format();
    boolean accepted =
        request.first(CoapOption.ACCEPT).map(wanted -> wanted.number32() == format).orElse(true);
    return accepted ? answer : Answer.text(CoapCode.NOT_ACCEPTABLE, "it is " + format);
  }

  /** The list of resources (RFC 6690); a query {@code href=/path*} chooses among them. */
  private Answer links(CoapMessage request) {
    if (request.code() != CoapCode.GET) {
      return Answer.text(CoapCode.METHOD_NOT_ALLOWED, "GET is");
    }
    String wanted =
        request
            .first(CoapOption.URI_QUERY)
            .map(CoapOption::text)
            .filter(query -> query.startsWith("href="))
            .map(query -> query.substring("href=".length()))
            .orElse("*");
    String links =
        resources.keySet().stream()
            .filter(path -> !path.startsWith("."))
            .filter(path -> matches("/" + path, wanted))
            .map(path -> "</" + path + ">")
            .collect(Collectors.joining(","));
    return new Answer(CoapCode.CONTENT, CoapResource.LINKS, Answer.text(0, links).content());
  }

  private static boolean matches(String path, String wanted) {
    return wanted.endsWith("*")
        ? path.startsWith(wanted.substring(0, wanted.length() - 1))
        : path.equals(wanted);
  }
}
