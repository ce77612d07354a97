package io.github.hostnal.internal;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.TcpStack;
import io.github.hostnal.UdpStack;
import java.util.Set;

/** The stack that the program shares: any other, but that it cannot be closed. */
public final class SystemStack implements NetworkStack {
  private static volatile NetworkStack instance;

  private final NetworkStack delegate;

  private SystemStack(NetworkStack delegate) {
    this.delegate = delegate;
  }

  /** Returns the shared stack, which is opened by the first call that succeeds. */
  public static NetworkStack get() {
    NetworkStack stack = instance;
    return stack == null ? open() : stack;
  }

  private static synchronized NetworkStack open() {
    if (instance == null) {
      instance = new SystemStack(NetworkStack.open());
    }
    return instance;
  }

  @Override
  public UdpStack udp() {
    return delegate.udp();
  }

  @Override
  public TcpStack tcp() {
    return delegate.tcp();
  }

  @Override
  public Dns dns() {
    return delegate.dns();
  }

  @Override
  public String provider() {
    return delegate.provider();
  }

  @Override
  public Set<Capability> capabilities() {
    return delegate.capabilities();
  }

  @Override
  public StackStatistics statistics() {
    return delegate.statistics();
  }

  @Override
  public boolean isOpen() {
    return delegate.isOpen();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException(
        "NetworkStack.system() is shared and never closed by its users;"
            + " NetworkStack.open() gives one of your own");
  }

  @Override
  public String toString() {
    return delegate.toString();
  }
}
