package io.github.hostnal.windows;

import io.github.hostnal.support.posix.CallMemory;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.SystemSocket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;

/**
 * {@code IPV6_MULTICAST_IF} takes an index, {@code IP_MULTICAST_IF} an index in network order,
 * which stands for an address in 0.0.0.0/8; or the address of an interface.
 */
final class MulticastInterface implements OptionAccess<NetworkInterface> {
  @Override
  public void check(NetworkInterface value) {
    // Each interface has an index.
  }

  @Override
  public void set(SystemSocket socket, NetworkInterface value) throws IOException {
    int index = value.getIndex();
    if (socket.isIpv6()) {
      socket.setOption(Constant.IPPROTO_IPV6, Constant.IPV6_MULTICAST_IF, index);
      return;
    }
    try {
      setIpv4(socket, new byte[] {0, (byte) (index >> 16), (byte) (index >> 8), (byte) index});
    } catch (IOException e) {
      // wine knows addresses only
      setIpv4(socket, firstIpv4(value, e));
    }
  }

  private static void setIpv4(SystemSocket socket, byte[] address) throws IOException {
    try (CallMemory memory = socket.system().takeMemory()) {
      memory.buffer().put(0, address);
      socket.setOption(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, memory.memory(), 4);
    }
  }

  private static byte[] firstIpv4(NetworkInterface of, IOException otherwise) throws IOException {
    return of.inetAddresses()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getAddress)
        .findFirst()
        .orElseThrow(() -> otherwise);
  }

  @Override
  public NetworkInterface get(SystemSocket socket) throws IOException {
    if (socket.isIpv6()) {
      return byIndex(socket.getOption(Constant.IPPROTO_IPV6, Constant.IPV6_MULTICAST_IF));
    }
    byte[] address = new byte[4];
    try (CallMemory memory = socket.system().takeMemory()) {
      socket.getOption(Constant.IPPROTO_IP, Constant.IP_MULTICAST_IF, memory.memory(), 4);
      memory.buffer().get(0, address);
    }
    return address[0] == 0
        ? byIndex((address[1] & 0xff) << 16 | (address[2] & 0xff) << 8 | (address[3] & 0xff))
        : NetworkInterface.getByInetAddress(InetAddress.getByAddress(address));
  }

  private static NetworkInterface byIndex(int index) throws IOException {
    return index == 0 ? null : NetworkInterface.getByIndex(index);
  }
}
