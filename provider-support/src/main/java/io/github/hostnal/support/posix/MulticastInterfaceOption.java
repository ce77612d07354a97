package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** {@code IP_MULTICAST_IF} with an {@code ip_mreqn}, {@code IPV6_MULTICAST_IF} with an index. */
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
    Abi abi = socket.system().abi();
    int size = abi.of(Layout.IP_MREQN);
    try (CallMemory memory = socket.system().takeMemory()) {
      ByteBuffer request = memory.buffer();
      request.putLong(0, 0).putInt(8, 0);
      // The index decides; the address is what the system tells when asked.
      request.put(abi.of(Layout.IMR_ADDRESS), firstIpv4(value));
      request.putInt(abi.of(Layout.IMR_IFINDEX), value.getIndex());
      socket.setOption(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, memory.memory(), size);
    }
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
      boolean any = Arrays.equals(address, new byte[4]);
      return any ? null : NetworkInterface.getByInetAddress(InetAddress.getByAddress(address));
    }
  }

  private static byte[] firstIpv4(NetworkInterface of) {
    return of.inetAddresses()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getAddress)
        .findFirst()
        .orElse(new byte[4]);
  }
}
