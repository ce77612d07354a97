package io.github.hostnal;

import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A TCP connection. Nothing is buffered here: back-pressure is the socket's own. May be used from
 * any thread.
 */
@ProviderType
public interface TcpConnection extends AsyncRead, AsyncWrite, AutoCloseable {

  /**
   * Returns this end of the connection.
   *
   * @return a concrete address; also after the connection was closed
   */
  InetSocketAddress localAddress();

  /**
   * Returns the other end of the connection.
   *
   * @return a concrete address; also after the connection was closed
   */
  InetSocketAddress remoteAddress();

  /**
   * Sets an option.
   *
   * @param name one of {@link #supportedOptions()}
   * @param value its value
   * @param <T> the type of the value
   * @return this connection
   * @throws UnsupportedOperationException if connections do not have the option here
   * @throws IllegalArgumentException if the value is out of range
   * @throws java.io.UncheckedIOException if the connection is closed, or if the system refuses
   */
  <T> TcpConnection setOption(SocketOption<T> name, T value);

  /**
   * Returns an option's value.
   *
   * @param name one of {@link #supportedOptions()}
   * @param <T> the type of the value
   * @return the value
   * @throws UnsupportedOperationException if connections do not have the option here
   * @throws java.io.UncheckedIOException if the connection is closed, or if the system refuses
   */
  <T> T getOption(SocketOption<T> name);

  /**
   * Returns the options that {@link #setOption} and {@link #getOption} take.
   *
   * @return an unmodifiable set
   */
  Set<SocketOption<?>> supportedOptions();

  /**
   * Tells the peer that no more bytes will come (FIN). Reading goes on.
   *
   * @return complete when done; fails with {@link java.nio.channels.WritePendingException} while a
   *     write is pending
   */
  CompletableFuture<Void> shutdownOutput();

  /**
   * Tells whether the connection is open on this side.
   *
   * @return false from the moment when {@link #close()} was called
   */
  boolean isOpen();

  /**
   * Closes the connection. Pending futures fail with {@link
   * java.nio.channels.AsynchronousCloseException}. Closing again does nothing.
   */
  @Override
  void close();
}
