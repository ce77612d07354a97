package io.github.hostnal.examples.coap;

import io.github.hostnal.ConnectedUdp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of one server, which waits for each answer. For one thread. */
public final class CoapClient {
  /** RFC 7252, section 4.8: how long to wait at first, how much longer, and how often. */
  private static final int ACK_TIMEOUT_MILLIS = 2000;

  private static final double ACK_RANDOM_FACTOR = 1.5;
  private static final int MAX_RETRANSMIT = 4;

  /** How long a server that has acknowledged a request may take for the response. */
  private static final int SEPARATE_MILLIS = 60_000;

  private static final int LARGEST_CONTENT = 1 << 24;

  private final ConnectedUdp socket;
  private final ByteBuffer buffer = ByteBuffer.allocate(65_535);
  private int nextId = ThreadLocalRandom.current().nextInt(0x10000);

  /**
   * Makes a client.
   *
   * @param socket connected to the server; the caller closes it
   */
  public CoapClient(ConnectedUdp socket) {
    this.socket = socket;
  }

  /**
   * Gets a representation, block by block if the server cuts it.
   *
   * @param options what is wanted
   * @return the last response, with the whole content as its payload
   * @throws IOException if the server cannot be reached, rejects the request or does not answer
   * @throws InterruptedException if the thread was interrupted
   */
  public CoapMessage get(List<CoapOption> options) throws IOException, InterruptedException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    List<CoapOption> wanted = new ArrayList<>(options);
    byte[] tag = null;
    while (true) {
      CoapMessage response = exchange(CoapCode.GET, wanted, new byte[0]);
      Optional<CoapBlock> block = response.first(CoapOption.BLOCK2).map(CoapBlock::of);
      byte[] newTag = response.first(CoapOption.ETAG).map(CoapOption::value).orElse(null);
      if (content.size() > 0 && !Arrays.equals(tag, newTag)) {
        throw new IOException("the content changed while it was transferred");
      }
      tag = newTag;
      content.writeBytes(response.payload());
      if (response.code() != CoapCode.CONTENT || block.isEmpty() || !block.get().more()) {
        return withContent(response, content.toByteArray());
      }
      if (content.size() != (block.get().number() + 1) * block.get().size()
          || content.size() > LARGEST_CONTENT) {
        throw new IOException("the server sent another block than was asked for");
      }
      wanted = new ArrayList<>(options);
      wanted.add(block.get().next().toOption());
    }
  }

  private static CoapMessage withContent(CoapMessage last, byte[] content) {
    return new CoapMessage(
        last.type(), last.code(), last.id(), last.token(), last.options(), content);
  }

  /**
   * Sends a request until it is answered.
   *
   * @param code the method
   * @param options its options
   * @param payload its content
   * @return the response
   * @throws IOException if the server cannot be reached, rejects the request or does not answer
   * @throws InterruptedException if the thread was interrupted
   */
  public CoapMessage exchange(int code, List<CoapOption> options, byte[] payload)
      throws IOException, InterruptedException {
    byte[] token = new byte[4];
    ThreadLocalRandom.current().nextBytes(token);
    CoapMessage request =
        new CoapMessage(CoapType.CONFIRMABLE, code, newId(), token, options, payload);
    double factor = ThreadLocalRandom.current().nextDouble(1, ACK_RANDOM_FACTOR);
    long millis = (long) (ACK_TIMEOUT_MILLIS * factor);
    for (int sent = 0; sent <= MAX_RETRANSMIT; sent++) {
      socket.send(request.encode()).join();
      Optional<CoapMessage> response = await(request, millis << sent);
      if (response.isPresent()) {
        return response.get();
      }
    }
    throw new IOException("no answer from " + socket.remoteAddress());
  }

  private int newId() {
    return nextId++ & 0xffff;
  }

  /** Waits for the response; if an acknowledgement without one comes, for longer. */
  private Optional<CoapMessage> await(CoapMessage request, long millis)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (true) {
      Optional<CoapMessage> received = receive(end);
      if (received.isEmpty()) {
        return received;
      }
      CoapMessage message = received.get();
      boolean ofThisId = message.id() == request.id();
      if (message.type() == CoapType.RESET && ofThisId) {
        throw new IOException("the server rejected the request");
      }
      if (message.code() == CoapCode.EMPTY) {
        if (message.type() == CoapType.ACKNOWLEDGEMENT && ofThisId) {
          end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SEPARATE_MILLIS);
        }
      } else if (isResponse(message, request)) {
        return received;
      }
    }
  }

  private boolean isResponse(CoapMessage message, CoapMessage request) {
    boolean matches =
        CoapCode.isResponse(message.code())
            && Arrays.equals(message.token(), request.token())
            && (message.type() != CoapType.ACKNOWLEDGEMENT || message.id() == request.id());
    if (message.type() == CoapType.CONFIRMABLE) {
      CoapType type = matches ? CoapType.ACKNOWLEDGEMENT : CoapType.RESET;
      socket.send(CoapMessage.empty(type, message.id()).encode()).join();
    }
    return matches;
  }

  /** Returns the next message, or nothing when the time is over. */
  private Optional<CoapMessage> receive(long end) throws IOException, InterruptedException {
    while (true) {
      long left = Math.max(end - System.nanoTime(), 0);
      try {
        socket.receiveInto(buffer.clear()).orTimeout(left, TimeUnit.NANOSECONDS).get();
        return Optional.of(CoapMessage.decode(buffer.flip()));
      } catch (CoapFormatException e) {
        System.err.println("ignored a datagram that is " + e.getMessage());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TimeoutException) {
          return Optional.empty();
        }
        throw new IOException(e.getCause().getMessage(), e.getCause());
      }
    }
  }
}
