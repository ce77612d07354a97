package io.github.hostnal.bsd;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.LocalSourceRule;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.SendRule;
import io.github.hostnal.support.posix.TargetSystem;
import io.github.hostnal.support.posix.kqueue.KqueuePlatform;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A BSD, as provider-support wants to know it. Making one binds the C library. */
final class BsdPlatform extends KqueuePlatform {
  private static final Set<Capability> COMMON =
      EnumSet.of(
          Capability.RECEIVE_LOCAL_ADDRESS,
          Capability.RECEIVE_REPLY_ADDRESS,
          Capability.RECEIVE_INTERFACE,
          Capability.RECEIVE_TRAFFIC_CLASS_IPV6,
          Capability.RECEIVE_HOP_LIMIT,
          Capability.SEND_LOCAL_ADDRESS,
          Capability.SEND_INTERFACE_IPV6,
          Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6,
          Capability.SEND_TRAFFIC_CLASS_IPV4,
          Capability.SEND_TRAFFIC_CLASS_IPV6,
          Capability.SEND_HOP_LIMIT_IPV4,
          Capability.SEND_HOP_LIMIT_IPV6,
          Capability.PORT_UNREACHABLE);

  private static final List<SendRule> IPV6_RULES = List.of(new LocalSourceRule());

  private final BsdRules rules;

  BsdPlatform(Abi abi, BsdRules rules, TargetSystem target) {
    super(abi, target, rules.versions());
    this.rules = rules;
  }

  @Override
  public String name() {
    return BsdProvider.NAME;
  }

  @Override
  protected Set<Capability> believed() {
    Set<Capability> believed = EnumSet.copyOf(COMMON);
    believed.addAll(rules.own());
    return believed;
  }

  @Override
  public ControlCodec ipv4Control() {
    return rules.control();
  }

  @Override
  public MembershipForm memberships() {
    return rules.memberships();
  }

  @Override
  public InterfaceForm interfaceForm() {
    return rules.interfaceForm();
  }

  @Override
  public List<SendRule> sendRules(boolean ipv6) {
    return ipv6 ? IPV6_RULES : rules.ipv4Rules();
  }
}
