package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.TcpStack;
import io.github.hostnal.UdpStack;
import io.github.hostnal.support.CapabilityCheck;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Leaks;
import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.dns.JdkDns;
import io.github.hostnal.support.tcp.NioTcp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The stack of a POSIX system. */
public final class PosixStack implements NetworkStack {
  private final PosixPlatform platform;
  private final StackOptions options;
  private final OpenSockets sockets;
  private final PosixSystem system;
  private final Completions completions;
  private final Leaks leaks = new Leaks(task -> firstLoop().execute(task));
  private final List<EventLoop> loops = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Capability> capabilities;
  private final CapabilityCheck capabilityCheck;
  private final UdpOptions udpOptions;
  private final UdpStack udp;
  private final NioTcp tcp;
  private final JdkDns dns;

  /**
   * Opens a stack.
   *
   * @param platform the system
   * @param options what the stack is to be like
   * @throws UncheckedIOException if the system has no resources for it
   */
  public PosixStack(PosixPlatform platform, StackOptions options) {
    this.platform = platform;
    this.options = options;
    sockets = new OpenSockets("stack " + options.name() + " (" + platform.name() + ")");
    system = new PosixSystem(platform, sockets);
    completions = new Completions(options.executor().orElse(null));
    capabilities = findCapabilities();
    capabilityCheck = new CapabilityCheck(capabilities, platform.name());
    udpOptions = new UdpOptions(platform);
    udp = new PosixUdpStack(this, SocketOptions.none());
    tcp = new NioTcp(platform.name(), options, sockets, completions);
    dns = new JdkDns(options, completions);
    openLoops();
  }

  private Set<Capability> findCapabilities() {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    found.addAll(platform.capabilities());
    found.add(Capability.TCP);
    found.add(Capability.DNS);
    try {
      SystemSocket.open(system, true).close();
      found.add(Capability.IPV6);
    } catch (IOException e) {
      found.remove(Capability.IPV6);
    }
    return Collections.unmodifiableSet(found);
  }

  private void openLoops() {
    List<Poller> pollers = new ArrayList<>();
    try {
      for (int i = 0; i < options.eventLoops(); i++) {
        pollers.add(platform.openPoller());
      }
    } catch (IOException e) {
      pollers.forEach(Poller::close);
      throw new UncheckedIOException(e.getMessage(), e);
    }
    for (Poller poller : pollers) {
      String name = options.name() + "-" + platform.name() + "-" + (loops.size() + 1);
      loops.add(new EventLoop(name, poller, sockets::close));
    }
    try {
      loops.forEach(EventLoop::start);
    } catch (OutOfMemoryError e) {
      loops.forEach(EventLoop::giveUp);
      throw e;
    }
  }

  @Override
  public UdpStack udp() {
    return udp;
  }

  @Override
  public TcpStack tcp() {
    return tcp.stack();
  }

  @Override
  public Dns dns() {
    return options.dns().orElse(dns);
  }

  @Override
  public String provider() {
    return platform.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public StackStatistics statistics() {
    return sockets.statistics();
  }

  @Override
  public List<String> openSockets() {
    return sockets.describe();
  }

  @Override
  public boolean isOpen() {
    return sockets.isOpen();
  }

  @Override
  public void close() {
    // Two threads of the stack that wait for each other's end would do so for ever.
    boolean wait = !isCalledByOwnThread();
    sockets.close();
    loops.forEach(EventLoop::stop);
    if (wait) {
      loops.forEach(EventLoop::join);
    }
    tcp.close(wait);
    dns.close(wait);
  }

  private boolean isCalledByOwnThread() {
    return loops.stream().anyMatch(EventLoop::isCurrent)
        || tcp.isCurrentThread()
        || dns.isCurrentThread();
  }

  @Override
  public String toString() {
    return "stack " + options.name() + " (" + platform.name() + ")";
  }

  StackOptions options() {
    return options;
  }

  OpenSockets sockets() {
    return sockets;
  }

  PosixSystem system() {
    return system;
  }

  Completions completions() {
    return completions;
  }

  CapabilityCheck capabilityCheck() {
    return capabilityCheck;
  }

  UdpOptions udpOptions() {
    return udpOptions;
  }

  /** Sockets are spread over the loops. */
  EventLoop nextLoop() {
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }

  private EventLoop firstLoop() {
    return loops.get(0);
  }

  /** Begins to watch for a handle that is lost; returns what ends it. */
  Runnable watch(Object handle, UdpEndpoint endpoint) {
    return leaks.watch(handle, endpoint);
  }
}
