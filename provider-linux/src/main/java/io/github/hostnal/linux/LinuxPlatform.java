package io.github.hostnal.linux;

import io.github.hostnal.Capability;
import io.github.hostnal.linux.libc.Epoll;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.GroupRequests;
import io.github.hostnal.support.posix.HostInterfaces;
import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.Ipv4ControlCodec;
import io.github.hostnal.support.posix.Ipv4ControlCodec.Octets;
import io.github.hostnal.support.posix.Ipv6ControlCodec;
import io.github.hostnal.support.posix.LibraryBinding;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.PktinfoMessages;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.SegmentingControlCodec;
import io.github.hostnal.support.posix.SelfCheck;
import io.github.hostnal.support.posix.SendRule;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.TargetSystem;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.SocketOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Linux, as provider-support wants to know it. Making one binds the C library. */
final class LinuxPlatform implements PosixPlatform {
  private static final Set<Capability> CAPABILITIES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Capability.RECEIVE_LOCAL_ADDRESS,
              Capability.RECEIVE_REPLY_ADDRESS,
              Capability.RECEIVE_INTERFACE,
              Capability.RECEIVE_TRAFFIC_CLASS_IPV4,
              Capability.RECEIVE_TRAFFIC_CLASS_IPV6,
              Capability.RECEIVE_HOP_LIMIT,
              Capability.SEND_LOCAL_ADDRESS,
              Capability.SEND_INTERFACE_IPV4,
              Capability.SEND_INTERFACE_IPV6,
              Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4,
              Capability.SEND_TRAFFIC_CLASS_IPV4,
              Capability.SEND_TRAFFIC_CLASS_IPV6,
              Capability.SEND_HOP_LIMIT_IPV4,
              Capability.SEND_HOP_LIMIT_IPV6,
              Capability.SOURCE_SPECIFIC_MULTICAST,
              Capability.PORT_UNREACHABLE));

  private final Abi abi;
  private final Libc libc;
  private final Epoll epoll;
  private final HostInterfaces interfaces;
  private final ControlCodec ipv4Control;
  private final ControlCodec ipv6Control;
  private final Map<SocketOption<?>, OptionAccess<?>> options;
  private Set<Capability> capabilities;

  LinuxPlatform(Abi abi, TargetSystem target) {
    this.abi = abi;
    LibraryBinding library = new LibraryBinding(target.library(), Map.of());
    libc = library.bind(Libc.class);
    epoll = library.bind(Epoll.class);
    interfaces = target.interfaces();
    ipv4Control = ipv4Control(abi);
    ipv6Control = segmenting(abi, new Ipv6ControlCodec(abi));
    options =
        LinuxOptions.all(abi.of(LinuxSymbol.IP_PMTUDISC_DO), abi.of(LinuxSymbol.IP_PMTUDISC_DONT));
  }

  /** Received and sent octets have the same types: ip(7). */
  static ControlCodec ipv4Control(Abi abi) {
    Octets octets = new Octets(abi.of(Constant.IP_TOS), abi.of(Constant.IP_TTL), 4, 4);
    return segmenting(abi, new Ipv4ControlCodec(abi, new PktinfoMessages(abi), octets));
  }

  /** The kernel takes the size as 16 bits and nothing else: udp(7). */
  private static ControlCodec segmenting(Abi abi, ControlCodec others) {
    return new SegmentingControlCodec(abi, others, LinuxSymbol.UDP_SEGMENT, Short.BYTES);
  }

  @Override
  public String name() {
    return LinuxProvider.NAME;
  }

  @Override
  public Abi abi() {
    return abi;
  }

  @Override
  public Libc libc() {
    return libc;
  }

  @Override
  public Poller openPoller() throws IOException {
    return new EpollPoller(epoll, libc, abi);
  }

  @Override
  public ControlCodec ipv4Control() {
    return ipv4Control;
  }

  @Override
  public ControlCodec ipv6Control() {
    return ipv6Control;
  }

  @Override
  public HostInterfaces interfaces() {
    return interfaces;
  }

  @Override
  public MembershipForm memberships() {
    return new GroupRequests();
  }

  @Override
  public InterfaceForm interfaceForm() {
    return InterfaceForm.MREQN;
  }

  /** The control messages do it all, and the kernel looks at what it is told. */
  @Override
  public List<SendRule> sendRules(boolean ipv6) {
    return List.of();
  }

  /** A datagram goes out whenever the buffer is not full, however large it is. */
  @Override
  public int leastSendBuffer() {
    return 0;
  }

  /** All kernels have them, but for segmentation, which came with Linux 4.18. */
  @Override
  public synchronized Set<Capability> capabilities() {
    if (capabilities == null) {
      Set<Capability> found = EnumSet.copyOf(CAPABILITIES);
      if (SelfCheck.hasOption(this, Constant.IPPROTO_UDP, LinuxSymbol.UDP_SEGMENT)) {
        found.add(Capability.SEGMENTATION);
      }
      capabilities = Collections.unmodifiableSet(found);
    }
    return capabilities;
  }

  @Override
  public List<IntOption> initialOptions(boolean ipv6) {
    return ipv6 ? IPV6_OPTIONS : IPV4_OPTIONS;
  }

  @Override
  public Map<SocketOption<?>, OptionAccess<?>> options() {
    return options;
  }

  private static final List<IntOption> IPV4_OPTIONS =
      List.of(
          required(Constant.IPPROTO_IP, Constant.IP_PKTINFO),
          required(Constant.IPPROTO_IP, Constant.IP_RECVTOS),
          required(Constant.IPPROTO_IP, Constant.IP_RECVTTL),
          new IntOption(Constant.IPPROTO_IP, LinuxSymbol.IP_MULTICAST_ALL, 0, false));

  private static final List<IntOption> IPV6_OPTIONS =
      List.of(
          required(Constant.IPPROTO_IPV6, Constant.IPV6_RECVPKTINFO),
          required(Constant.IPPROTO_IPV6, Constant.IPV6_RECVTCLASS),
          required(Constant.IPPROTO_IPV6, Constant.IPV6_RECVHOPLIMIT),
          // Linux 4.20 and later
          new IntOption(Constant.IPPROTO_IPV6, LinuxSymbol.IPV6_MULTICAST_ALL, 0, false));

  private static IntOption required(Symbol level, Symbol name) {
    return new IntOption(level, name, 1, true);
  }
}
