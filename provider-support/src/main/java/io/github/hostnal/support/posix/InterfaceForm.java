package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** In which form a system wants to be told an interface, for IPv4 multicast. */
public enum InterfaceForm {
  /** By index, in a {@code struct ip_mreqn}. */
  MREQN {
    @Override
    byte[] option(PosixSystem system, int index) throws IOException {
      Abi abi = system.abi();
      ByteBuffer request = ByteBuffer.allocate(abi.of(Layout.IP_MREQN));
      // The index decides; the address is what a system may tell when asked.
      byte[] address = address(system, index).map(InetAddress::getAddress).orElse(new byte[4]);
      request.put(abi.of(Layout.IMR_ADDRESS), address);
      request.order(ByteOrder.nativeOrder()).putInt(abi.of(Layout.IMR_IFINDEX), index);
      return request.array();
    }
  },
  /** By its primary address, an {@code in_addr}. */
  ADDRESS {
    @Override
    byte[] option(PosixSystem system, int index) throws IOException {
      return address(system, index)
          .orElseThrow(() -> new SocketException("interface " + index + " has no IPv4 address"))
          .getAddress();
    }
  },
  /** By its index in the place of an {@code in_addr}, in network order. */
  INDEX {
    @Override
    byte[] option(PosixSystem system, int index) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
    }
  };

  /** Returns the value of {@code IP_MULTICAST_IF}. */
  abstract byte[] option(PosixSystem system, int index) throws IOException;

  private static Optional<InetAddress> address(PosixSystem system, int index) throws IOException {
    return system.platform().interfaces().list().stream()
        .filter(one -> one.index() == index)
        .flatMap(one -> one.addresses().stream())
        .map(HostInterface.Assigned::address)
        .filter(Inet4Address.class::isInstance)
        .findFirst();
  }
}
