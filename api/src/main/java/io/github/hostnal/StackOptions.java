package io.github.hostnal;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What a private {@link NetworkStack} is to be like. Immutable: each method with an argument
 * returns a changed copy.
 *
 * <pre>{@code
 * NetworkStack.open(StackOptions.defaults().name("coap").eventLoops(2));
 * }</pre>
 */
public final class StackOptions {
  private static final StackOptions DEFAULTS = new StackOptions("hostnal", 1, 4096, null, null);

  private final String name;
  private final int eventLoops;
  private final int pendingLimit;
  private final Executor executor;
  private final Dns dns;

  private StackOptions(String name, int eventLoops, int pendingLimit, Executor executor, Dns dns) {
    this.name = name;
    this.eventLoops = eventLoops;
    this.pendingLimit = pendingLimit;
    this.executor = executor;
    this.dns = dns;
  }

  /**
   * Returns the defaults: one event loop, completion on the thread that did the work, 4096 pending
   * operations for each socket and direction, the system's resolver.
   *
   * @return the defaults
   */
  public static StackOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the first part of the names of the stack's threads.
   *
   * @param name not empty
   * @return a changed copy
   * @throws IllegalArgumentException if the name is empty
   */
  public StackOptions name(String name) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("name is empty: threads are named after it");
    }
    return new StackOptions(name, eventLoops, pendingLimit, executor, dns);
  }

  /**
   * Sets the number of event loop threads, over which sockets are spread.
   *
   * @param count 1 to 1024
   * @return a changed copy
   * @throws IllegalArgumentException if the count is out of range
   */
  public StackOptions eventLoops(int count) {
    if (count < 1 || count > 1024) {
      throw new IllegalArgumentException("eventLoops " + count + " is not in 1 to 1024");
    }
    return new StackOptions(name, count, pendingLimit, executor, dns);
  }

  /**
   * Sets how many operations of a kind may wait on one socket. One more fails at once with {@link
   * java.util.concurrent.RejectedExecutionException}: nothing queues without a limit.
   *
   * @param limit at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public StackOptions pendingLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("pendingLimit " + limit + " is less than 1");
    }
    return new StackOptions(name, eventLoops, limit, executor, dns);
  }

  /**
   * Completes futures on an executor, instead of on the thread that did the work (the caller's or
   * an event loop's). Continuations that block belong there: on an event loop they would stop every
   * socket of that loop. {@linkplain UnconnectedUdp#serve Handlers} stay on the event loop.
   *
   * <p>If the executor rejects a completion, it takes place on the thread that did the work. A
   * future that is cancelled too late, when its result is on the way, completes there and then.
   *
   * @param executor where to complete futures
   * @return a changed copy
   */
  public StackOptions executor(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return new StackOptions(name, eventLoops, pendingLimit, executor, dns);
  }

  /**
   * Resolves names with this resolver instead of the system's.
   *
   * @param dns the resolver; closing the stack does not close it
   * @return a changed copy
   */
  public StackOptions dns(Dns dns) {
    Objects.requireNonNull(dns, "dns");
    return new StackOptions(name, eventLoops, pendingLimit, executor, dns);
  }

  /**
   * Returns the first part of the names of the stack's threads.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the number of event loop threads.
   *
   * @return at least 1
   */
  public int eventLoops() {
    return eventLoops;
  }

  /**
   * Returns how many operations of a kind may wait on one socket.
   *
   * @return at least 1
   */
  public int pendingLimit() {
    return pendingLimit;
  }

  /**
   * Returns the executor that completes futures.
   *
   * @return empty for the thread that did the work
   */
  public Optional<Executor> executor() {
    return Optional.ofNullable(executor);
  }

  /**
   * Returns the resolver that replaces the system's.
   *
   * @return empty for the system's
   */
  public Optional<Dns> dns() {
    return Optional.ofNullable(dns);
  }
}
