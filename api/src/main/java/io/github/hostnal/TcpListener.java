package io.github.hostnal;

import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** A listening TCP socket. May be used from any thread. */
@ProviderType
public interface TcpListener extends AutoCloseable {

  /**
   * Returns the address that is listened on.
   *
   * @return the address, with the port that was picked; also after the listener was closed
   */
  InetSocketAddress localAddress();

  /**
   * Accepts one connection. Accepts complete in the order in which they were called. An accept that
   * is cancelled or times out takes no connection: the next one gets it.
   *
   * @return the connection
   */
  CompletableFuture<TcpConnection> accept();

  /**
   * Sets an option.
   *
   * @param name one of {@link #supportedOptions()}
   * @param value its value
   * @param <T> the type of the value
   * @return this listener
   * @throws UnsupportedOperationException if listeners do not have the option here
   * @throws IllegalArgumentException if the value is out of range
   * @throws java.io.UncheckedIOException if the listener is closed, or if the system refuses
   */
  <T> TcpListener setOption(SocketOption<T> name, T value);

  /**
   * Returns an option's value.
   *
   * @param name one of {@link #supportedOptions()}
   * @param <T> the type of the value
   * @return the value
   * @throws UnsupportedOperationException if listeners do not have the option here
   * @throws java.io.UncheckedIOException if the listener is closed, or if the system refuses
   */
  <T> T getOption(SocketOption<T> name);

  /**
   * Returns the options that {@link #setOption} and {@link #getOption} take.
   *
   * @return an unmodifiable set
   */
  Set<SocketOption<?>> supportedOptions();

  /**
   * Tells whether the listener is open.
   *
   * @return false from the moment when {@link #close()} was called
   */
  boolean isOpen();

  /**
   * Stops listening. Pending futures fail with {@link
   * java.nio.channels.AsynchronousCloseException}; on return the port is free. Connections that
   * were accepted live on. Closing again does nothing.
   */
  @Override
  void close();
}
