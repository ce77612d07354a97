package io.github.hostnal.support.tcp;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpSocketOptions;
import io.github.hostnal.support.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The options of TCP sockets: those of the JDK's channels, {@code jdk.net.ExtendedSocketOptions}
 * among them where that module is there; and the backlog.
 */
final class TcpOptions {
  /** As many as come at once on a busy host; the system cuts it to its own limit. */
  private static final int DEFAULT_BACKLOG = 1024;

  private final String provider;

  TcpOptions(String provider) {
    this.provider = provider;
  }

  /** Checks options that sockets are to get when they are made: a socket tells what it takes. */
  void check(SocketOptions requested) {
    if (requested.asMap().isEmpty()) {
      return;
    }
    try (SocketChannel probe = SocketChannel.open()) {
      requested.asMap().forEach((name, value) -> checkOne(probe, name, value));
    } catch (IOException e) {
      throw new UncheckedIOException("options cannot be checked: " + e.getMessage(), e);
    }
  }

  private <T> void checkOne(SocketChannel probe, SocketOption<T> name, Object value) {
    if (name.equals(TcpSocketOptions.BACKLOG)) {
      if (!(value instanceof Integer backlog) || backlog < 1) {
        throw new IllegalArgumentException("BACKLOG " + value + " is less than 1");
      }
      return;
    }
    requireSupported(probe, "sockets", name);
    try {
      apply(probe, name, value);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " " + value + ": " + e.getMessage(), e);
    }
  }

  private void requireSupported(NetworkChannel channel, String sockets, SocketOption<?> name) {
    if (!channel.supportedOptions().contains(name)) {
      throw new UnsupportedOperationException(
          "TCP "
              + sockets
              + " of the provider "
              + provider
              + " do not have the option "
              + name.name());
    }
  }

  private static <T> void apply(NetworkChannel channel, SocketOption<T> name, Object value)
      throws IOException {
    if (!name.type().isInstance(value)) {
      throw new IllegalArgumentException(
          name + " " + value + ": not a " + name.type().getSimpleName());
    }
    try {
      channel.setOption(name, name.type().cast(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " " + value + ": " + e.getMessage(), e);
    }
  }

  /** Sets options of a connection before it is bound or connected. */
  void applyToConnection(SocketOptions options, SocketChannel channel) throws IOException {
    if (options.asMap().containsKey(TcpSocketOptions.BACKLOG)) {
      throw new UnsupportedOperationException("BACKLOG is for TcpStack.listen, not for connecting");
    }
    applyAll(options, channel, name -> true);
  }

  /** Sets those options that a listener has, before it is bound. */
  void applyToListener(SocketOptions options, NetworkChannel listener) throws IOException {
    applyAll(options, listener, listener.supportedOptions()::contains);
  }

  /** Sets those options that a listener does not have, and so does not hand down. */
  void applyToAccepted(SocketOptions options, NetworkChannel listener, SocketChannel accepted)
      throws IOException {
    applyAll(options, accepted, name -> !listener.supportedOptions().contains(name));
  }

  private static void applyAll(
      SocketOptions options, NetworkChannel channel, Predicate<SocketOption<?>> wanted)
      throws IOException {
    for (Map.Entry<SocketOption<?>, Object> option : options.asMap().entrySet()) {
      SocketOption<?> name = option.getKey();
      if (!name.equals(TcpSocketOptions.BACKLOG) && wanted.test(name)) {
        apply(channel, name, option.getValue());
      }
    }
  }

  static int backlog(SocketOptions options) {
    return options.asMap().get(TcpSocketOptions.BACKLOG) instanceof Integer backlog
        ? backlog
        : DEFAULT_BACKLOG;
  }

  <T> void set(NetworkChannel channel, Object socket, SocketOption<T> name, T value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    requireSupported(channel, kind(channel), name);
    try {
      apply(channel, name, value);
    } catch (IOException e) {
      throw failure("set", socket, name, e);
    }
  }

  <T> T get(NetworkChannel channel, Object socket, SocketOption<T> name) {
    Objects.requireNonNull(name, "name");
    requireSupported(channel, kind(channel), name);
    try {
      return channel.getOption(name);
    } catch (IOException e) {
      throw failure("get", socket, name, e);
    }
  }

  private static String kind(NetworkChannel channel) {
    return channel instanceof SocketChannel ? "connections" : "listeners";
  }

  private static UncheckedIOException failure(
      String verb, Object socket, SocketOption<?> name, IOException cause) {
    IOException failure = cause instanceof ClosedChannelException ? Failures.closed(socket) : cause;
    String message = verb + " " + name + " of " + socket + ": " + failure.getMessage();
    return new UncheckedIOException(message, failure);
  }
}
