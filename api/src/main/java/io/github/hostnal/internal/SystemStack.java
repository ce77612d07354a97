package io.github.hostnal.internal;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.TcpStack;
import io.github.hostnal.UdpStack;
import java.util.List;
import java.util.Set;

/** A stack that is shared: any other, but that it cannot be closed by its users. */
public final class SystemStack implements NetworkStack {
  private final String provider;
  private final Set<Capability> capabilities;

  /** Null when the provider has gone, so that who keeps this object does not keep that one. */
  private volatile NetworkStack delegate;

  /** Shares a stack. */
  public SystemStack(NetworkStack delegate) {
    this.delegate = delegate;
    provider = delegate.provider();
    capabilities = delegate.capabilities();
  }

  /** Closes the stack, since its provider goes. */
  public void end() {
    NetworkStack ending = delegate;
    delegate = null;
    if (ending != null) {
      ending.close();
    }
  }

  private NetworkStack delegate() {
    NetworkStack present = delegate;
    if (present == null) {
      throw new IllegalStateException(
          this
              + " is closed, as its provider has gone;"
              + " NetworkStack.system() returns that of the next one");
    }
    return present;
  }

  @Override
  public UdpStack udp() {
    return delegate().udp();
  }

  @Override
  public TcpStack tcp() {
    return delegate().tcp();
  }

  @Override
  public Dns dns() {
    return delegate().dns();
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public StackStatistics statistics() {
    return delegate().statistics();
  }

  @Override
  public List<String> openSockets() {
    NetworkStack present = delegate;
    return present == null ? List.of() : present.openSockets();
  }

  @Override
  public boolean isOpen() {
    NetworkStack present = delegate;
    return present != null && present.isOpen();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException(
        "NetworkStack.system() is shared and never closed by its users;"
            + " NetworkStack.open() gives one of your own");
  }

  @Override
  public String toString() {
    return "the shared stack (" + provider + ")";
  }
}
