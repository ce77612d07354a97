package io.github.hostnal;

import io.github.hostnal.internal.CurrentEnvironment;
import io.github.hostnal.spi.ProviderLookup;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The network stack of the host: the place where sockets come from.
 *
 * <p>A stack runs on the provider for the operating system that the program is on; see {@link
 * ProviderLookup} for how that one is found. All methods may be called from any thread.
 */
@ProviderType
public interface NetworkStack extends AutoCloseable {

  /**
   * Returns the stack that the whole program shares. It is opened on first use with {@link
   * StackOptions#defaults()}, its threads are daemons, and it lives as long as the program: {@link
   * #close()} on it is refused.
   *
   * <p>In OSGi it lives as long as the bundle of its provider is active: afterwards its sockets are
   * closed, it throws {@link IllegalStateException}, and this method returns the stack of another
   * provider. A better provider that arrives replaces it here, while the old one remains usable.
   *
   * @return the shared stack, always the same one as long as the provider is
   * @throws java.nio.file.ProviderNotFoundException if no provider fits this system; the message
   *     names every provider found and why it was passed over
   */
  static NetworkStack system() {
    return CurrentEnvironment.get().systemStack();
  }

  /**
   * Opens a private stack with default options.
   *
   * @return a new stack, to be closed by its owner
   * @throws java.nio.file.ProviderNotFoundException as {@link #system()}
   */
  static NetworkStack open() {
    return open(StackOptions.defaults());
  }

  /**
   * Opens a private stack with event loops of its own.
   *
   * @param options what the stack is to be like
   * @return a new stack, to be closed by its owner
   * @throws java.nio.file.ProviderNotFoundException as {@link #system()}
   * @throws java.io.UncheckedIOException if the system has no resources for it, for instance no
   *     file descriptors
   */
  static NetworkStack open(StackOptions options) {
    return CurrentEnvironment.get().open(options);
  }

  /**
   * Returns UDP.
   *
   * @return the factory of this stack's UDP sockets
   */
  UdpStack udp();

  /**
   * Returns TCP.
   *
   * @return the factory of this stack's TCP connections and listeners
   * @throws UnsupportedOperationException if the provider lacks {@link Capability#TCP}
   */
  TcpStack tcp();

  /**
   * Returns DNS: the one from {@link StackOptions#dns(Dns)}, or the system's resolver.
   *
   * @return the resolver of names
   * @throws UnsupportedOperationException if the provider lacks {@link Capability#DNS} and the
   *     options brought no resolver
   */
  Dns dns();

  /**
   * Returns the name of the provider, for instance {@code linux}.
   *
   * @return the name, as {@code -Dhostnal.provider} takes it
   */
  String provider();

  /**
   * Returns what this stack can do here. Whatever is not in the set fails with an {@link
   * UnsupportedOperationException} that names the capability; nothing is ignored silently.
   *
   * @return an unmodifiable set that does not change
   */
  Set<Capability> capabilities();

  /**
   * Returns the counters of this stack as they are now.
   *
   * @return a snapshot; it is not atomic over all sockets
   */
  StackStatistics statistics();

  /**
   * Describes the sockets that are open now, for people to read.
   *
   * @return a line for each: of UDP, TCP connections and listeners; none if the provider cannot
   *     tell
   */
  default List<String> openSockets() {
    return List.of();
  }

  /**
   * Tells whether the stack is open.
   *
   * @return false from the moment when {@link #close()} was called
   */
  boolean isOpen();

  /**
   * Closes the stack: its sockets are closed, their pending futures fail with {@link
   * java.nio.channels.AsynchronousCloseException}, and its threads end. On return all of that has
   * happened, unless the caller is one of the stack's own threads, which ends when the callback
   * that called returns. Closing again does nothing.
   *
   * @throws UnsupportedOperationException if this is the shared stack
   */
  @Override
  void close();
}
