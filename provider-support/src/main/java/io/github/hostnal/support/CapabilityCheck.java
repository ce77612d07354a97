package io.github.hostnal.support;

import io.github.hostnal.Capability;
import io.github.hostnal.Transmit;
import java.net.InetAddress;
import java.util.Set;

/** Refuses what the system cannot do: nothing is ignored silently. */
public final class CapabilityCheck {
  private final Set<Capability> capabilities;
  private final String provider;

  /**
   * Makes it for a stack.
   *
   * @param capabilities what the stack can do
   * @param provider the name of the provider, for messages
   */
  public CapabilityCheck(Set<Capability> capabilities, String provider) {
    this.capabilities = capabilities;
    this.provider = provider;
  }

  /**
   * Refuses to do without a capability.
   *
   * @param capability what is needed
   * @throws UnsupportedOperationException if it is lacking
   */
  public void require(Capability capability) {
    if (!capabilities.contains(capability)) {
      throw Failures.lacking(capability, provider);
    }
  }

  /**
   * Refuses a datagram for which something is chosen that cannot be chosen here.
   *
   * @param transmit the datagram; its addresses are resolved
   * @throws UnsupportedOperationException if something is lacking
   * @throws IllegalArgumentException if it would be cut into more datagrams than can be
   */
  public void require(Transmit transmit) {
    boolean ipv6 = Addresses.isIpv6(transmit.remote().getAddress());
    boolean chosen = transmit.local() != null && !transmit.local().getAddress().isAnyLocalAddress();
    if (chosen) {
      require(Capability.SEND_LOCAL_ADDRESS);
    }
    if (transmit.interfaceIndex() != 0) {
      require(ipv6 ? Capability.SEND_INTERFACE_IPV6 : Capability.SEND_INTERFACE_IPV4);
      if (chosen) {
        requireBoth(ipv6, transmit.remote().getAddress());
      }
    }
    if (transmit.trafficClass() >= 0) {
      require(ipv6 ? Capability.SEND_TRAFFIC_CLASS_IPV6 : Capability.SEND_TRAFFIC_CLASS_IPV4);
    }
    if (transmit.hopLimit() >= 0) {
      require(ipv6 ? Capability.SEND_HOP_LIMIT_IPV6 : Capability.SEND_HOP_LIMIT_IPV4);
    }
    requireSegments(transmit.segments());
  }

  private void requireSegments(int segments) {
    if (segments > 1) {
      require(Capability.SEGMENTATION);
    }
    if (segments > Transmit.MAX_SEGMENTS) {
      throw new IllegalArgumentException(
          segments + " segments of one payload, more than " + Transmit.MAX_SEGMENTS);
    }
  }

  private void requireBoth(boolean ipv6, InetAddress remote) {
    if (!ipv6) {
      if (!remote.isMulticastAddress()) {
        require(Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4);
      }
    } else if (!isOfOneLink(remote)) {
      require(Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6);
    }
  }

  private static boolean isOfOneLink(InetAddress remote) {
    return remote.isLinkLocalAddress() || remote.isLoopbackAddress() || remote.isMulticastAddress();
  }
}
