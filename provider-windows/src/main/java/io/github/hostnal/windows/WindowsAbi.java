package io.github.hostnal.windows;

import static java.util.Map.entry;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The binary interface of Windows: ws2def.h, ws2ipdef.h, winsock2.h, mswsock.h. Constants are the
 * same on all architectures, layouts go by the size of a pointer.
 */
final class WindowsAbi {
  private static final Map<String, Boolean> WIDE =
      Map.of("amd64", true, "x86_64", true, "aarch64", true, "x86", false, "i386", false);

  private WindowsAbi() {}

  /** Returns the description for an {@code os.arch}; empty for an unknown one. */
  static Optional<Abi> forArchitecture(String architecture) {
    return Optional.ofNullable(WIDE.get(architecture)).map(wide -> describe(architecture, wide));
  }

  private static Abi describe(String architecture, boolean wide) {
    Map<Symbol, Integer> values = new HashMap<>(CONSTANTS);
    WindowsLayouts.put(values, wide);
    return new Abi(
        "Windows " + architecture, values, WindowsErrors.names(), WindowsErrors.meanings());
  }

  private static final Map<Symbol, Integer> CONSTANTS =
      Map.ofEntries(
          entry(Constant.AF_INET, 2),
          entry(Constant.AF_INET6, 23),
          entry(Constant.SOCK_DGRAM, 2),
          entry(Constant.SOL_SOCKET, 0xffff),
          entry(Constant.SO_REUSEADDR, 4),
          entry(Constant.SO_BROADCAST, 0x20),
          entry(Constant.SO_SNDBUF, 0x1001),
          entry(Constant.SO_RCVBUF, 0x1002),
          entry(WindowsSymbol.SO_EXCLUSIVEADDRUSE, -5),
          entry(Constant.IPPROTO_IP, 0),
          entry(Constant.IP_TOS, 3),
          entry(Constant.IP_TTL, 4),
          entry(Constant.IP_MULTICAST_IF, 9),
          entry(Constant.IP_MULTICAST_TTL, 10),
          entry(Constant.IP_MULTICAST_LOOP, 11),
          entry(Constant.IP_ADD_MEMBERSHIP, 12),
          entry(Constant.IP_DROP_MEMBERSHIP, 13),
          entry(WindowsSymbol.IP_ADD_SOURCE_MEMBERSHIP, 15),
          entry(WindowsSymbol.IP_DROP_SOURCE_MEMBERSHIP, 16),
          entry(Constant.MCAST_JOIN_GROUP, 41),
          entry(Constant.MCAST_LEAVE_GROUP, 42),
          entry(Constant.MCAST_JOIN_SOURCE_GROUP, 45),
          entry(Constant.MCAST_LEAVE_SOURCE_GROUP, 46),
          entry(WindowsSymbol.IP_DONTFRAGMENT, 14),
          entry(Constant.IP_PKTINFO, 19),
          entry(Constant.IP_RECVTTL, 21),
          entry(Constant.IP_RECVTOS, 40),
          entry(Constant.IPPROTO_IPV6, 41),
          entry(Constant.IPV6_JOIN_GROUP, 12),
          entry(Constant.IPV6_LEAVE_GROUP, 13),
          entry(Constant.IPV6_UNICAST_HOPS, 4),
          entry(Constant.IPV6_MULTICAST_IF, 9),
          entry(Constant.IPV6_MULTICAST_HOPS, 10),
          entry(Constant.IPV6_MULTICAST_LOOP, 11),
          entry(Constant.IPV6_DONTFRAG, 14),
          entry(Constant.IPV6_PKTINFO, 19),
          entry(Constant.IPV6_HOPLIMIT, 21),
          entry(Constant.IPV6_V6ONLY, 27),
          entry(Constant.IPV6_TCLASS, 39),
          entry(Constant.IPV6_RECVTCLASS, 40),
          entry(Constant.IPPROTO_UDP, 17),
          entry(WindowsSymbol.UDP_SEND_MSG_SIZE, 2),
          entry(WindowsSymbol.MSG_PEEK, 2),
          entry(WindowsSymbol.WSA_FLAG_OVERLAPPED, 1),
          entry(WindowsSymbol.WSA_FLAG_NO_HANDLE_INHERIT, 0x80),
          entry(WindowsSymbol.FIONBIO, 0x8004_667e),
          entry(WindowsSymbol.SIO_GET_EXTENSION_FUNCTION_POINTER, 0xc800_0006),
          entry(WindowsSymbol.SIO_UDP_CONNRESET, 0x9800_000c),
          entry(WindowsSymbol.SIO_UDP_NETRESET, 0x9800_000f));
}
