package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.FamilyRequests;
import io.github.hostnal.support.posix.GroupRequests;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.PosixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * {@code IP_ADD_MEMBERSHIP} and {@code IPV6_ADD_MEMBERSHIP} for all sources, which wine has too;
 * for one source {@code IP_ADD_SOURCE_MEMBERSHIP}, {@code MCAST_JOIN_SOURCE_GROUP}.
 */
final class WindowsMemberships implements MembershipForm {
  private final MembershipForm forAll = new FamilyRequests();
  private final MembershipForm forOneOfIpv6 = new GroupRequests();

  @Override
  public Request request(
      PosixSystem system, InetAddress group, int interfaceIndex, InetAddress source)
      throws IOException {
    if (source == null) {
      return forAll.request(system, group, interfaceIndex, null);
    }
    return group.getAddress().length == 16
        ? forOneOfIpv6.request(system, group, interfaceIndex, source)
        : forOneOfIpv4(system, group, interfaceIndex, source);
  }

  /** The request for all sources has the interface in the right form. */
  private Request forOneOfIpv4(
      PosixSystem system, InetAddress group, int interfaceIndex, InetAddress source)
      throws IOException {
    Abi abi = system.abi();
    byte[] all = forAll.request(system, group, interfaceIndex, null).value();
    ByteBuffer value = ByteBuffer.allocate(abi.of(WindowsSymbol.IP_MREQ_SOURCE));
    value.put(abi.of(WindowsSymbol.IMR_SOURCE_MULTIADDR), group.getAddress());
    value.put(abi.of(WindowsSymbol.IMR_SOURCE_SOURCEADDR), source.getAddress());
    value.put(abi.of(WindowsSymbol.IMR_SOURCE_INTERFACE), all, abi.of(Layout.IMR_INTERFACE), 4);
    return new Request(
        Constant.IPPROTO_IP,
        WindowsSymbol.IP_ADD_SOURCE_MEMBERSHIP,
        WindowsSymbol.IP_DROP_SOURCE_MEMBERSHIP,
        value.array());
  }
}
