package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;

/** {@code IP_MULTICAST_IF} in the system's form, {@code IPV6_MULTICAST_IF} with an index. */
final class MulticastInterfaceOption implements OptionAccess<NetworkInterface> {

  @Override
  public void check(NetworkInterface value) {
    // Each interface has an index.
  }

  @Override
  public void set(SystemSocket socket, NetworkInterface value) throws IOException {
    if (socket.isIpv6()) {
      socket.setOption(Constant.IPPROTO_IPV6, Constant.IPV6_MULTICAST_IF, value.getIndex());
      return;
    }
    PosixSystem system = socket.system();
    byte[] form = system.platform().interfaceForm().option(system, value.getIndex());
    socket.setOption(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, form);
  }

  @Override
  public NetworkInterface get(SystemSocket socket) throws IOException {
    if (socket.isIpv6()) {
      int index = socket.getOption(Constant.IPPROTO_IPV6, Constant.IPV6_MULTICAST_IF);
      return index == 0 ? null : NetworkInterface.getByIndex(index);
    }
    try (CallMemory memory = socket.system().takeMemory()) {
      socket.getOption(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, memory.memory(), 4);
      byte[] address = new byte[4];
      memory.buffer().get(0, address);
      if (address[0] == 0) {
        int index = ByteBuffer.wrap(address).getInt(); // where an index stands for an address
        return index == 0 ? null : NetworkInterface.getByIndex(index);
      }
      return find(socket.system(), InetAddress.getByAddress(address));
    }
  }

  private static NetworkInterface find(PosixSystem system, InetAddress address) throws IOException {
    for (HostInterface one : system.platform().interfaces().list()) {
      if (one.addresses().stream().anyMatch(each -> each.address().equals(address))) {
        return NetworkInterface.getByIndex(one.index());
      }
    }
    return null;
  }
}
