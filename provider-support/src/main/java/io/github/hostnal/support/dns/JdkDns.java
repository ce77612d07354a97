package io.github.hostnal.support.dns;

import io.github.hostnal.AddressType;
import io.github.hostnal.Dns;
import io.github.hostnal.StackOptions;
import io.github.hostnal.support.Addresses;
import io.github.hostnal.support.Completions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The JDK's resolver, on a few threads of its own: so what it looks up is kept as {@code
 * networkaddress.cache.ttl} says, and its order is that of {@code java.net.preferIPv6Addresses}.
 */
public final class JdkDns implements Dns {
  private static final long IDLE_MILLIS = 5000;

  private final Resolver resolver;
  private final Completions completions;
  private final LookupPool pool;

  /**
   * Makes it for a stack; no thread starts before the first look-up.
   *
   * @param options what the stack is like; its pending limit is that of look-ups, too
   * @param completions where futures complete
   */
  public JdkDns(StackOptions options, Completions completions) {
    this(
        new Resolver.Jdk(),
        completions,
        new LookupPool(options.name() + "-dns", options.pendingLimit(), IDLE_MILLIS, completions));
  }

  JdkDns(Resolver resolver, Completions completions, LookupPool pool) {
    this.resolver = resolver;
    this.completions = completions;
    this.pool = pool;
  }

  @Override
  public CompletableFuture<InetAddress> getHostByName(String host, AddressType type) {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(type, "type");
    try {
      Optional<InetAddress> literal = literal(host, type);
      return literal.isPresent()
          ? completions.completed(literal.get())
          : pool.submit(() -> lookUp(host, type).get(0));
    } catch (UnknownHostException | IllegalArgumentException e) {
      return completions.failed(e);
    }
  }

  @Override
  public CompletableFuture<List<InetAddress>> getAllByName(String host, AddressType type) {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(type, "type");
    try {
      Optional<InetAddress> literal = literal(host, type);
      return literal.isPresent()
          ? completions.completed(List.of(literal.get()))
          : pool.submit(() -> lookUp(host, type));
    } catch (UnknownHostException | IllegalArgumentException e) {
      return completions.failed(e);
    }
  }

  @Override
  public CompletableFuture<String> getHostByAddress(InetAddress address) {
    Objects.requireNonNull(address, "address");
    return pool.submit(() -> lookUp(address));
  }

  private static Optional<InetAddress> literal(String host, AddressType type)
      throws UnknownHostException {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host \"" + host + "\" is empty");
    }
    Optional<InetAddress> literal = Literals.parse(host);
    if (literal.isPresent() && !type.includes(literal.get())) {
      throw new UnknownHostException(
          host + " is an " + family(literal.get()) + " address, not an " + name(type) + " one");
    }
    return literal;
  }

  private List<InetAddress> lookUp(String host, AddressType type) throws UnknownHostException {
    List<InetAddress> all = resolver.addresses(host);
    List<InetAddress> wanted = all.stream().filter(type::includes).toList();
    if (!wanted.isEmpty()) {
      return wanted;
    }
    if (all.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    throw new UnknownHostException(
        host
            + " has no "
            + name(type)
            + " address, only "
            + family(all.get(0))
            + ": "
            + Addresses.format(all.get(0)));
  }

  private String lookUp(InetAddress address) throws UnknownHostException {
    String name = resolver.name(address);
    if (isLiteral(name)) {
      throw new UnknownHostException(
          "the resolver knows no name of the address " + Addresses.format(address));
    }
    return name;
  }

  private static boolean isLiteral(String name) {
    try {
      return Literals.parse(name).isPresent();
    } catch (UnknownHostException e) {
      return true; // with a scope that is no interface here, for instance
    }
  }

  private static String family(InetAddress address) {
    return Addresses.isIpv6(address) ? "IPv6" : "IPv4";
  }

  private static String name(AddressType type) {
    return type == AddressType.IPV6 ? "IPv6" : "IPv4";
  }

  /**
   * Tells whether the caller is one of the threads.
   *
   * @return whether it is
   */
  public boolean isCurrentThread() {
    return pool.isCurrentThread();
  }

  /**
   * Fails pending look-ups, and ends the threads; one that hangs in the system's resolver ends when
   * that gives up.
   *
   * @param wait whether to wait for the others' end
   */
  public void close(boolean wait) {
    pool.close(wait);
  }
}
