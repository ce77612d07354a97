package io.github.hostnal.macos;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.GroupRequests;
import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.Ipv4ControlCodec;
import io.github.hostnal.support.posix.Ipv4ControlCodec.Octets;
import io.github.hostnal.support.posix.LocalSourceRule;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.OctetOptionRule;
import io.github.hostnal.support.posix.PktinfoMessages;
import io.github.hostnal.support.posix.SendRule;
import io.github.hostnal.support.posix.SourceOrInterfaceRule;
import io.github.hostnal.support.posix.TargetSystem;
import io.github.hostnal.support.posix.kqueue.KqueuePlatform;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** macOS, as provider-support wants to know it. Making one binds the C library. */
final class MacosPlatform extends KqueuePlatform {
  /** IP_PKTINFO has a source or an interface: udp_check_pktinfo drops the source beside one. */
  private static final List<SendRule> IPV4_RULES =
      List.of(new LocalSourceRule(), new SourceOrInterfaceRule(), new OctetOptionRule(false));

  private static final List<SendRule> IPV6_RULES = List.of(new LocalSourceRule());

  private final ControlCodec ipv4Control;

  MacosPlatform(Abi abi, TargetSystem target) {
    super(abi, target, Map.of());
    ipv4Control = ipv4Control(abi);
  }

  /** IP_TOS of a send is an int, which macOS 11 and later read; there is none for IP_TTL. */
  static ControlCodec ipv4Control(Abi abi) {
    Octets octets = new Octets(abi.of(Constant.IP_RECVTOS), abi.of(Constant.IP_RECVTTL), 4, 0);
    return new Ipv4ControlCodec(abi, new PktinfoMessages(abi), octets);
  }

  @Override
  public String name() {
    return MacosProvider.NAME;
  }

  @Override
  protected Set<Capability> believed() {
    return EnumSet.of(
        Capability.RECEIVE_LOCAL_ADDRESS,
        Capability.RECEIVE_REPLY_ADDRESS,
        Capability.RECEIVE_INTERFACE,
        Capability.RECEIVE_TRAFFIC_CLASS_IPV4,
        Capability.RECEIVE_TRAFFIC_CLASS_IPV6,
        Capability.RECEIVE_HOP_LIMIT,
        Capability.SEND_LOCAL_ADDRESS,
        Capability.SEND_INTERFACE_IPV4,
        Capability.SEND_INTERFACE_IPV6,
        Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6,
        Capability.SEND_TRAFFIC_CLASS_IPV4,
        Capability.SEND_TRAFFIC_CLASS_IPV6,
        Capability.SEND_HOP_LIMIT_IPV4,
        Capability.SEND_HOP_LIMIT_IPV6,
        Capability.SOURCE_SPECIFIC_MULTICAST,
        Capability.PORT_UNREACHABLE);
  }

  @Override
  public ControlCodec ipv4Control() {
    return ipv4Control;
  }

  @Override
  public MembershipForm memberships() {
    return new GroupRequests();
  }

  @Override
  public InterfaceForm interfaceForm() {
    return InterfaceForm.MREQN;
  }

  @Override
  public List<SendRule> sendRules(boolean ipv6) {
    return ipv6 ? IPV6_RULES : IPV4_RULES;
  }
}
