package io.github.hostnal.bsd;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.DestinationMessages;
import io.github.hostnal.support.posix.FamilyRequests;
import io.github.hostnal.support.posix.GroupRequests;
import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.Ipv4ControlCodec;
import io.github.hostnal.support.posix.Ipv4ControlCodec.Octets;
import io.github.hostnal.support.posix.LocalSourceRule;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.OctetOptionRule;
import io.github.hostnal.support.posix.PktinfoMessages;
import io.github.hostnal.support.posix.SendRule;
import io.github.hostnal.support.posix.WildcardSourceRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the BSDs do each in its own way.
 *
 * @param control IPv4's control messages
 * @param ipv4Rules what to do before an IPv4 datagram is sent
 * @param memberships how groups are joined
 * @param interfaceForm how interfaces are told for IPv4 multicast
 * @param own the capabilities that not all of them have
 * @param versions functions with the symbols to try first
 */
record BsdRules(
    ControlCodec control,
    List<SendRule> ipv4Rules,
    MembershipForm memberships,
    InterfaceForm interfaceForm,
    Set<Capability> own,
    Map<String, String> versions) {

  static BsdRules of(BsdSystem system, Abi abi) {
    return switch (system) {
      case FREEBSD -> freebsd(abi);
      case OPENBSD -> openbsd(abi);
      case NETBSD -> netbsd(abi);
      case DRAGONFLY -> dragonfly(abi);
    };
  }

  /** in_pcbbind_setup refuses a source for a socket that has one, even the same. */
  private static BsdRules freebsd(Abi abi) {
    Octets octets = new Octets(abi.of(Constant.IP_RECVTOS), abi.of(Constant.IP_RECVTTL), 1, 0);
    return new BsdRules(
        new Ipv4ControlCodec(abi, new DestinationMessages(abi), octets),
        List.of(new LocalSourceRule(), new WildcardSourceRule(), new OctetOptionRule(false)),
        new GroupRequests(),
        InterfaceForm.MREQN,
        EnumSet.of(Capability.RECEIVE_TRAFFIC_CLASS_IPV4, Capability.SOURCE_SPECIFIC_MULTICAST),
        Map.of());
  }

  /** Knows nothing of the type of service, neither coming nor going. */
  private static BsdRules openbsd(Abi abi) {
    return new BsdRules(
        new Ipv4ControlCodec(abi, new DestinationMessages(abi), ttlOnly(abi)),
        List.of(new LocalSourceRule(), new OctetOptionRule(true)),
        new FamilyRequests(),
        InterfaceForm.ADDRESS,
        EnumSet.noneOf(Capability.class),
        Map.of());
  }

  /** IP_PKTINFO, in both directions; interfaces by index in the place of an address. */
  private static BsdRules netbsd(Abi abi) {
    return new BsdRules(
        new Ipv4ControlCodec(abi, new PktinfoMessages(abi), ttlOnly(abi)),
        List.of(new LocalSourceRule(), new OctetOptionRule(true)),
        new FamilyRequests(),
        InterfaceForm.INDEX,
        EnumSet.of(
            Capability.SEND_INTERFACE_IPV4, Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4),
        Map.of("socket", "__socket30", "kevent", "__kevent50"));
  }

  /** As FreeBSD was, without IP_RECVTOS and without MCAST_JOIN_GROUP. */
  private static BsdRules dragonfly(Abi abi) {
    return new BsdRules(
        new Ipv4ControlCodec(abi, new DestinationMessages(abi), ttlOnly(abi)),
        List.of(new LocalSourceRule(), new WildcardSourceRule(), new OctetOptionRule(true)),
        new FamilyRequests(),
        InterfaceForm.ADDRESS,
        EnumSet.noneOf(Capability.class),
        Map.of());
  }

  private static Octets ttlOnly(Abi abi) {
    return new Octets(-1, abi.of(Constant.IP_RECVTTL), 0, 0);
  }
}
