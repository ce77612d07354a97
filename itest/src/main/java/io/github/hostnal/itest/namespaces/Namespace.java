package io.github.hostnal.itest.namespaces;

import io.github.hostnal.itest.contract.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace, and a thread that belongs to it. A socket belongs to the namespace of the
 * thread that opened it, and is used from any thread.
 */
final class Namespace implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final ExecutorService executor;
  private volatile Thread member;

  private Namespace(String name) {
    this.name = name;
    executor =
        Executors.newSingleThreadExecutor(
            task -> {
              member = new Thread(task, name);
              member.setDaemon(true);
              return member;
            });
  }

  /** Makes a namespace with a loopback interface, and nothing else. */
  static Namespace create(String label) {
    String name = Leftovers.prefix() + COUNT.incrementAndGet() + "-" + label;
    Ip.run("netns", "add", name);
    Namespace namespace = new Namespace(name);
    try {
      namespace.call(namespace::enter);
      namespace.configure();
      return namespace;
    } catch (RuntimeException e) {
      namespace.close();
      throw e;
    }
  }

  /** Sets what the tests rely on, whatever the machine's own settings are. */
  private void configure() {
    // Answers that come in by another link than the one that leads back must not be dropped.
    sysctl("net/ipv4/conf/all/rp_filter", 0);
    sysctl("net/ipv4/conf/default/rp_filter", 0);
    sysctl("net/ipv6/conf/all/disable_ipv6", 0);
    sysctl("net/ipv6/conf/default/disable_ipv6", 0);
    // No link-local addresses but those that a test gives: others would have to be awaited.
    sysctl("net/ipv6/conf/default/addr_gen_mode", 1);
    ip("link set lo up");
  }

  private Void enter() throws IOException {
    int fd = Libc.get().open("/run/netns/" + name, Libc.READ_ONLY);
    if (fd < 0) {
      throw new IOException("open of namespace " + name + ": errno " + Libc.errno());
    }
    int result = Libc.get().setns(fd, Libc.NETWORK);
    int errno = Libc.errno();
    Libc.get().close(fd);
    if (result != 0) {
      throw new IOException("setns to " + name + ": errno " + errno);
    }
    return null;
  }

  /** The name by which the {@code ip} tool knows it. */
  String name() {
    return name;
  }

  /** Runs a task in the namespace. A checked exception comes wrapped. */
  <T> T call(Callable<T> task) {
    try {
      return Thread.currentThread() == member ? task.call() : await(executor.submit(task));
    } catch (RuntimeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }

  /** Runs commands of the {@code ip} tool, one a line. */
  void ip(String commands) {
    Ip.batch(name, commands);
  }

  /** Runs commands that give addresses to interfaces, and waits until the addresses are of use. */
  void ipAddresses(String commands) {
    ip(commands);
    Await.until("the addresses are there", this::hasItsAddresses);
  }

  /** Linux makes the route to an IPv6 address of its own some time after it was added. */
  private boolean hasItsAddresses() {
    String routes = Ip.run("-n", name, "-6", "route", "show", "table", "local");
    return Ip.run("-n", name, "-6", "-o", "addr", "show")
        .lines()
        .map(line -> line.split("[\\s/]+"))
        .allMatch(words -> routes.contains("local " + words[3] + " dev " + words[1] + " "));
  }

  /** Sets a value below {@code /proc/sys}. */
  void sysctl(String path, int value) {
    call(() -> Files.writeString(Path.of("/proc/sys", path), Integer.toString(value)));
  }

  /** Returns an address as it is written in this namespace: an interface is named after a %. */
  InetSocketAddress at(String literal, int port) {
    return call(() -> new InetSocketAddress(address(literal), port));
  }

  /** The JDK itself knows scopes of unicast addresses only, and when an interface has one. */
  private InetAddress address(String literal) throws IOException {
    int scope = literal.indexOf('%');
    if (scope < 0) {
      return InetAddress.getByName(literal);
    }
    byte[] bytes = InetAddress.getByName(literal.substring(0, scope)).getAddress();
    return Inet6Address.getByAddress(null, bytes, index(literal.substring(scope + 1)));
  }

  NetworkInterface networkInterface(String interfaceName) {
    return call(
        () ->
            Objects.requireNonNull(
                NetworkInterface.getByName(interfaceName), () -> interfaceName + " in " + name));
  }

  int index(String interfaceName) {
    return networkInterface(interfaceName).getIndex();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    Ip.run("netns", "delete", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
