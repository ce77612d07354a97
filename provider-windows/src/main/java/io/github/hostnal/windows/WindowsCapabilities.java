package io.github.hostnal.windows;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.support.posix.Symbol;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What this Windows can do, of which some is found out by asking a socket. */
final class WindowsCapabilities {
  private static final Set<Capability> ALWAYS =
      EnumSet.of(
          Capability.RECEIVE_LOCAL_ADDRESS,
          Capability.RECEIVE_INTERFACE,
          Capability.SOURCE_SPECIFIC_MULTICAST);

  /** All that goes through {@code IP_PKTINFO} and {@code IPV6_PKTINFO} of WSASendMsg. */
  private static final Set<Capability> CONTROL_OF_SENDS =
      EnumSet.of(
          Capability.SEND_LOCAL_ADDRESS,
          Capability.SEND_INTERFACE_IPV4,
          Capability.SEND_INTERFACE_IPV6,
          Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV4,
          Capability.SEND_LOCAL_ADDRESS_AND_INTERFACE_IPV6);

  private final Abi abi;
  private final Winsock winsock;

  WindowsCapabilities(Abi abi, Winsock winsock) {
    this.abi = abi;
    this.winsock = winsock;
  }

  Set<Capability> find() {
    Set<Capability> found = EnumSet.copyOf(ALWAYS);
    if (!Wine.ignoresControlOfSends()) {
      found.addAll(CONTROL_OF_SENDS);
    }
    if (takes(Constant.AF_INET, Constant.IPPROTO_IP, WindowsSymbol.IP_RECVTTL)) {
      found.add(Capability.RECEIVE_HOP_LIMIT);
    }
    if (takes(Constant.AF_INET, Constant.IPPROTO_IP, WindowsSymbol.IP_RECVTOS)) {
      found.add(Capability.RECEIVE_TRAFFIC_CLASS_IPV4);
    }
    if (takes(Constant.AF_INET6, Constant.IPPROTO_IPV6, Constant.IPV6_RECVTCLASS)) {
      found.add(Capability.RECEIVE_TRAFFIC_CLASS_IPV6);
    }
    return Collections.unmodifiableSet(found);
  }

  private boolean takes(Symbol family, Symbol level, Symbol option) {
    int fd = winsock.socket(abi.of(family), abi.of(Constant.SOCK_DGRAM), 0);
    if (fd < 0) {
      return false;
    }
    try {
      NativeMemory on = new NativeMemory(Integer.BYTES);
      on.buffer().putInt(0, 1);
      return winsock.setsockopt(fd, abi.of(level), abi.of(option), on.address(), 4) == 0;
    } finally {
      winsock.close(fd);
    }
  }
}
