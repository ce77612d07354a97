package io.github.hostnal;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Looks up names and addresses: {@code Dns} of embedded-nal-async. May be implemented by users, for
 * {@link StackOptions#dns(Dns)}.
 *
 * <p>Cancelling a look-up, or a time-out ({@link CompletableFuture#orTimeout}), frees the caller at
 * once; a resolver that is stuck does not stop later look-ups, nor the exit of the program. If too
 * many look-ups are under way, one more fails with {@link
 * java.util.concurrent.RejectedExecutionException}. A null argument is refused at once with {@link
 * NullPointerException}.
 */
public interface Dns {

  /**
   * Returns one address of a host. An address literal, for IPv6 with or without brackets and scope,
   * is answered at once, on the caller's thread, without a look-up.
   *
   * @param host a host name or an address literal, not empty
   * @param type which addresses will do
   * @return the address that the resolver prefers; fails with {@link java.net.UnknownHostException}
   *     if there is none, which says so if there are some of the other type
   */
  CompletableFuture<InetAddress> getHostByName(String host, AddressType type);

  /**
   * Returns all addresses of a host, in the resolver's order of preference.
   *
   * @param host a host name or an address literal, not empty
   * @param type which addresses will do
   * @return an unmodifiable list of at least one address; fails as {@link #getHostByName} does
   */
  CompletableFuture<List<InetAddress>> getAllByName(String host, AddressType type);

  /**
   * Returns the name of the host that has an address.
   *
   * @param address the address
   * @return the name; fails with {@link java.net.UnknownHostException} if the address has none
   */
  CompletableFuture<String> getHostByAddress(InetAddress address);
}
