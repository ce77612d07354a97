package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code IP_ADD_MEMBERSHIP} with an {@code ip_mreq} and {@code IPV6_JOIN_GROUP} with an {@code
 * ipv6_mreq}, for all sources only.
 */
public final class FamilyRequests implements MembershipForm {

  /** Makes it. */
  public FamilyRequests() {}

  @Override
  public Request request(
      PosixSystem system, InetAddress group, int interfaceIndex, InetAddress source)
      throws IOException {
    if (source != null) {
      throw new IllegalStateException("one source only"); // the capability was asked before
    }
    return group.getAddress().length == 16
        ? ipv6(system.abi(), group, interfaceIndex)
        : ipv4(system, group, interfaceIndex);
  }

  private static Request ipv4(PosixSystem system, InetAddress group, int interfaceIndex)
      throws IOException {
    Abi abi = system.abi();
    ByteBuffer value = ByteBuffer.allocate(abi.of(Layout.IP_MREQ));
    value.put(abi.of(Layout.IMR_MULTIADDR), group.getAddress());
    byte[] on = system.platform().interfaceForm().option(system, interfaceIndex);
    value.put(abi.of(Layout.IMR_INTERFACE), on);
    return new Request(
        Constant.IPPROTO_IP,
        Constant.IP_ADD_MEMBERSHIP,
        Constant.IP_DROP_MEMBERSHIP,
        value.array());
  }

  private static Request ipv6(Abi abi, InetAddress group, int interfaceIndex) {
    ByteBuffer value = ByteBuffer.allocate(abi.of(Layout.IPV6_MREQ));
    value.put(abi.of(Layout.IPV6MR_MULTIADDR), group.getAddress());
    value.order(ByteOrder.nativeOrder()).putInt(abi.of(Layout.IPV6MR_INTERFACE), interfaceIndex);
    return new Request(
        Constant.IPPROTO_IPV6, Constant.IPV6_JOIN_GROUP, Constant.IPV6_LEAVE_GROUP, value.array());
  }
}
