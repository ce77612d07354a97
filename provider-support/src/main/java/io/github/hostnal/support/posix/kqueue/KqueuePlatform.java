package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.Capability;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.HostInterfaces;
import io.github.hostnal.support.posix.IntOptionAccess;
import io.github.hostnal.support.posix.IntOptionAccess.Name;
import io.github.hostnal.support.posix.LibraryBinding;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.SelfCheck;
import io.github.hostnal.support.posix.TargetSystem;
import io.github.hostnal.support.posix.libc.Kqueue;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the platforms of the systems with kqueue have in common. Making one binds the library. */
public abstract class KqueuePlatform implements PosixPlatform {
  /** The largest datagram, with its control messages and room to spare. */
  private static final int LEAST_SEND_BUFFER = 66 * 1024;

  /** What IPv6 sockets send with as long as they say -1: net.inet6.ip6.hlim. */
  private static final int USUAL_HOPS = 64;

  private final Abi abi;
  private final Libc libc;
  private final Kqueue kqueue;
  private final HostInterfaces interfaces;
  private Set<Capability> confirmed;

  /**
   * For subclasses.
   *
   * @param abi the system's constants and layouts
   * @param target the library and the look-up of interfaces
   * @param versions functions with the symbols to try first
   */
  protected KqueuePlatform(Abi abi, TargetSystem target, Map<String, String> versions) {
    this.abi = abi;
    LibraryBinding library = new LibraryBinding(target.library(), versions);
    libc = library.bind(Libc.class);
    kqueue = library.bind(Kqueue.class);
    interfaces = target.interfaces();
  }

  /**
   * Returns what this system is believed to do.
   *
   * @return to be confirmed on loopback
   */
  protected abstract Set<Capability> believed();

  @Override
  public final Abi abi() {
    return abi;
  }

  @Override
  public final Libc libc() {
    return libc;
  }

  @Override
  public final HostInterfaces interfaces() {
    return interfaces;
  }

  @Override
  public final Poller openPoller() throws IOException {
    return new KqueuePoller(kqueue, libc, abi);
  }

  /** The first call checks them. */
  @Override
  public final synchronized Set<Capability> capabilities() {
    if (confirmed == null) {
      confirmed = SelfCheck.confirm(this, believed());
    }
    return confirmed;
  }

  @Override
  public final int leastSendBuffer() {
    return LEAST_SEND_BUFFER;
  }

  /** Without the address a socket is of no use; whether the rest came the self-check will say. */
  @Override
  public final List<IntOption> initialOptions(boolean ipv6) {
    List<IntOption> options = new ArrayList<>();
    if (ipv6) {
      options.add(new IntOption(Constant.IPPROTO_IPV6, Constant.IPV6_RECVPKTINFO, 1, true));
      options.add(new IntOption(Constant.IPPROTO_IPV6, Constant.IPV6_RECVTCLASS, 1, false));
      options.add(new IntOption(Constant.IPPROTO_IPV6, Constant.IPV6_RECVHOPLIMIT, 1, false));
      return options;
    }
    for (Constant name : INFORMATION) {
      if (abi.has(name)) {
        boolean required = name == Constant.IP_PKTINFO || name == Constant.IP_RECVDSTADDR;
        options.add(new IntOption(Constant.IPPROTO_IP, name, 1, required));
      }
    }
    return options;
  }

  private static final List<Constant> INFORMATION =
      List.of(
          Constant.IP_PKTINFO,
          Constant.IP_RECVDSTADDR,
          Constant.IP_RECVIF,
          Constant.IP_RECVTTL,
          Constant.IP_RECVTOS);

  @Override
  public Map<SocketOption<?>, OptionAccess<?>> options() {
    Map<SocketOption<?>, OptionAccess<?>> options = new HashMap<>();
    options.put(StandardSocketOptions.SO_REUSEADDR, new SharedPortOption());
    options.put(
        UdpSocketOptions.HOP_LIMIT,
        IntOptionAccess.number(
            "HOP_LIMIT",
            Name.of(Constant.IPPROTO_IP, Constant.IP_TTL),
            Name.of(Constant.IPPROTO_IPV6, Constant.IPV6_UNICAST_HOPS),
            1,
            255,
            hops -> hops < 0 ? USUAL_HOPS : hops));
    if (abi.has(Constant.IP_DONTFRAG)) {
      options.put(
          UdpSocketOptions.DONT_FRAGMENT,
          IntOptionAccess.flag(
              "DONT_FRAGMENT",
              Name.of(Constant.IPPROTO_IP, Constant.IP_DONTFRAG),
              Name.of(Constant.IPPROTO_IPV6, Constant.IPV6_DONTFRAG)));
    }
    return options;
  }
}
