package io.github.hostnal.imaginary;

import io.github.hostnal.Capability;
import io.github.hostnal.Dns;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.StackStatistics;
import io.github.hostnal.TcpStack;
import io.github.hostnal.UdpStack;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.dns.JdkDns;
import io.github.hostnal.support.tcp.NioTcp;
import java.util.Set;

/** UDP of its own, TCP and DNS as every provider has them. */
final class ImaginaryStack implements NetworkStack {
  private static final Set<Capability> CAPABILITIES =
      Set.of(
          Capability.RECEIVE_LOCAL_ADDRESS,
          Capability.RECEIVE_REPLY_ADDRESS,
          Capability.SEND_LOCAL_ADDRESS,
          Capability.IPV6,
          Capability.TCP,
          Capability.DNS);

  private final OpenSockets sockets = new OpenSockets("the imaginary stack");
  private final StackOptions options;
  private final UdpStack udp;
  private final NioTcp tcp;
  private final JdkDns dns;

  ImaginaryStack(StackOptions options) {
    this.options = options;
    Completions completions = new Completions(options.executor().orElse(null));
    udp = new ImaginaryUdp(options, sockets, completions);
    tcp = new NioTcp(provider(), options, sockets, completions);
    dns = new JdkDns(options, completions);
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
    return ImaginaryProvider.NAME;
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public StackStatistics statistics() {
    return sockets.statistics();
  }

  @Override
  public boolean isOpen() {
    return sockets.isOpen();
  }

  @Override
  public void close() {
    boolean wait = !tcp.isCurrentThread() && !dns.isCurrentThread();
    sockets.close();
    tcp.close(wait);
    dns.close(wait);
  }
}
