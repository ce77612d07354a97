package io.github.hostnal.support.posix;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code MCAST_JOIN_GROUP} and its kin, by interface index: RFC 3678, section 5. */
public final class GroupRequests implements MembershipForm {

  /** Makes it. */
  public GroupRequests() {}

  @Override
  public Request request(
      PosixSystem system, InetAddress group, int interfaceIndex, InetAddress source) {
    Abi abi = system.abi();
    boolean one = source != null;
    ByteBuffer value =
        ByteBuffer.allocate(abi.of(one ? Layout.GROUP_SOURCE_REQ : Layout.GROUP_REQ));
    value.order(ByteOrder.nativeOrder());
    value.putInt(abi.of(one ? Layout.GSR_INTERFACE : Layout.GR_INTERFACE), interfaceIndex);
    SocketAddressCodec codec = system.addresses();
    int groupAt = abi.of(one ? Layout.GSR_GROUP : Layout.GR_GROUP);
    codec.write(new InetSocketAddress(group, 0), value, groupAt);
    if (one) {
      codec.write(new InetSocketAddress(source, 0), value, abi.of(Layout.GSR_SOURCE));
    }
    return new Request(
        group.getAddress().length == 16 ? Constant.IPPROTO_IPV6 : Constant.IPPROTO_IP,
        one ? Constant.MCAST_JOIN_SOURCE_GROUP : Constant.MCAST_JOIN_GROUP,
        one ? Constant.MCAST_LEAVE_SOURCE_GROUP : Constant.MCAST_LEAVE_GROUP,
        value.array());
  }
}
