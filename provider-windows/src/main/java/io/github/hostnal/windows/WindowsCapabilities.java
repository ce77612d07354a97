package io.github.hostnal.windows;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.SelfCheck;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What this Windows can do, of which some is tried on loopback. */
final class WindowsCapabilities {
  private static final Set<Capability> ALWAYS =
      EnumSet.of(
          Capability.RECEIVE_LOCAL_ADDRESS,
          Capability.RECEIVE_REPLY_ADDRESS,
          Capability.RECEIVE_INTERFACE,
          Capability.SEND_HOP_LIMIT_IPV4,
          Capability.SEND_HOP_LIMIT_IPV6);

  /** All that goes through {@code IP_PKTINFO} and {@code IPV6_PKTINFO} of WSASendMsg. */
  private static final Set<Capability> CONTROL_OF_SENDS =
      EnumSet.of(
          Capability.SEND_LOCAL_ADDRESS,
          Capability.SEND_INTERFACE_IPV4,
          Capability.SEND_INTERFACE_IPV6,
          Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4,
          Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6);

  /** What came with some release, Windows 11 at the latest. */
  private static final Set<Capability> NOT_EVERYWHERE =
      EnumSet.of(
          Capability.RECEIVE_HOP_LIMIT,
          Capability.RECEIVE_TRAFFIC_CLASS_IPV4,
          Capability.RECEIVE_TRAFFIC_CLASS_IPV6,
          Capability.SEND_TRAFFIC_CLASS_IPV4,
          Capability.SEND_TRAFFIC_CLASS_IPV6);

  private WindowsCapabilities() {}

  static Set<Capability> of(PosixPlatform platform) {
    Set<Capability> found = EnumSet.copyOf(ALWAYS);
    if (!Wine.ignoresControlOfSends()) {
      found.addAll(CONTROL_OF_SENDS);
      found.add(Capability.SOURCE_SPECIFIC_MULTICAST); // wine takes the source for the interface
    }
    if (SelfCheck.hasOption(platform, Constant.IPPROTO_UDP, WindowsSymbol.UDP_SEND_MSG_SIZE)) {
      found.add(Capability.SEGMENTATION);
    }
    if (!Wine.isHere()) {
      found.add(Capability.PORT_UNREACHABLE); // wine reads the errors away
    }
    found.addAll(SelfCheck.seen(platform, NOT_EVERYWHERE));
    return Collections.unmodifiableSet(found);
  }
}
