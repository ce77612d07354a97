package io.github.hostnal.linux;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Linux's constants and layouts. Most architectures have those of asm-generic; layouts go by the
 * size of a pointer. The unit tests compare all of it with what a C compiler makes of the headers.
 */
final class LinuxAbi {
  private static final Map<String, String> ALIASES =
      Map.of("x86_64", "amd64", "x86", "i386", "i486", "i386", "i586", "i386", "i686", "i386");

  private static final Set<String> WIDE =
      Set.of(
          "amd64",
          "aarch64",
          "riscv64",
          "loongarch64",
          "ppc64",
          "ppc64le",
          "s390x",
          "mips64el",
          "sparcv9");

  private static final Set<String> NARROW = Set.of("arm", "i386");

  private LinuxAbi() {}

  /** Returns the description for what {@code os.arch} says, or nothing for an unknown one. */
  static Optional<Abi> forArchitecture(String osArch) {
    String architecture = ALIASES.getOrDefault(osArch, osArch);
    boolean wide = WIDE.contains(architecture);
    if (!wide && !NARROW.contains(architecture)) {
      return Optional.empty();
    }
    Map<Symbol, Integer> values = new HashMap<>();
    putSockets(values);
    putIpv4(values);
    putIpv6(values);
    putUdp(values);
    putEpoll(values, architecture);
    LinuxLayouts.put(values, wide);
    switch (architecture) {
      case "mips64el" -> putMips(values);
      case "sparcv9" -> putSparc(values);
      default -> {}
    }
    Map<Integer, String> errors = LinuxErrors.of(architecture);
    return Optional.of(new Abi("Linux " + architecture, values, errors));
  }

  private static void putSockets(Map<Symbol, Integer> values) {
    values.put(Constant.AF_INET, 2);
    values.put(Constant.AF_INET6, 10);
    values.put(Constant.SOCK_DGRAM, 2);
    values.put(Constant.SOCK_NONBLOCK, 0x800);
    values.put(Constant.SOCK_CLOEXEC, 0x80000);
    values.put(Constant.SOL_SOCKET, 1);
    values.put(Constant.SO_REUSEADDR, 2);
    values.put(Constant.SO_BROADCAST, 6);
    values.put(Constant.SO_SNDBUF, 7);
    values.put(Constant.SO_RCVBUF, 8);
    values.put(Constant.SO_REUSEPORT, 15);
    values.put(LinuxSymbol.SO_BINDTODEVICE, 25);
    values.put(LinuxSymbol.SO_MEMINFO, 55);
    values.put(Constant.MSG_DONTWAIT, 0x40);
    values.put(Constant.MSG_NOSIGNAL, 0x4000);
  }

  private static void putIpv4(Map<Symbol, Integer> values) {
    values.put(Constant.IPPROTO_IP, 0);
    values.put(Constant.IP_TOS, 1);
    values.put(Constant.IP_TTL, 2);
    values.put(Constant.IP_PKTINFO, 8);
    values.put(LinuxSymbol.IP_MTU_DISCOVER, 10);
    values.put(LinuxSymbol.IP_PMTUDISC_DONT, 0);
    values.put(LinuxSymbol.IP_PMTUDISC_DO, 2);
    values.put(Constant.IP_RECVTTL, 12);
    values.put(Constant.IP_RECVTOS, 13);
    values.put(LinuxSymbol.IP_MTU, 14);
    values.put(LinuxSymbol.IP_FREEBIND, 15);
    values.put(Constant.IP_MULTICAST_IF, 32);
    values.put(Constant.IP_MULTICAST_TTL, 33);
    values.put(Constant.IP_MULTICAST_LOOP, 34);
    values.put(Constant.MCAST_JOIN_GROUP, 42);
    values.put(Constant.MCAST_LEAVE_GROUP, 45);
    values.put(Constant.MCAST_JOIN_SOURCE_GROUP, 46);
    values.put(Constant.MCAST_LEAVE_SOURCE_GROUP, 47);
    values.put(LinuxSymbol.IP_MULTICAST_ALL, 49);
  }

  private static void putIpv6(Map<Symbol, Integer> values) {
    values.put(Constant.IPPROTO_IPV6, 41);
    values.put(Constant.IPV6_UNICAST_HOPS, 16);
    values.put(Constant.IPV6_MULTICAST_IF, 17);
    values.put(Constant.IPV6_MULTICAST_HOPS, 18);
    values.put(Constant.IPV6_MULTICAST_LOOP, 19);
    values.put(LinuxSymbol.IPV6_MTU_DISCOVER, 23);
    values.put(LinuxSymbol.IPV6_MTU, 24);
    values.put(Constant.IPV6_V6ONLY, 26);
    values.put(LinuxSymbol.IPV6_MULTICAST_ALL, 29);
    values.put(Constant.IPV6_RECVPKTINFO, 49);
    values.put(Constant.IPV6_PKTINFO, 50);
    values.put(Constant.IPV6_RECVHOPLIMIT, 51);
    values.put(Constant.IPV6_HOPLIMIT, 52);
    values.put(Constant.IPV6_RECVTCLASS, 66);
    values.put(Constant.IPV6_TCLASS, 67);
    values.put(LinuxSymbol.IPV6_FREEBIND, 78);
  }

  private static void putUdp(Map<Symbol, Integer> values) {
    values.put(Constant.IPPROTO_UDP, 17);
    values.put(LinuxSymbol.UDP_SEGMENT, 103);
  }

  private static void putEpoll(Map<Symbol, Integer> values, String architecture) {
    values.put(LinuxSymbol.EPOLL_CLOEXEC, 0x80000);
    values.put(LinuxSymbol.EPOLL_CTL_ADD, 1);
    values.put(LinuxSymbol.EPOLL_CTL_DEL, 2);
    values.put(LinuxSymbol.EPOLL_CTL_MOD, 3);
    values.put(LinuxSymbol.EPOLLIN, 1);
    values.put(LinuxSymbol.EPOLLOUT, 4);
    values.put(LinuxSymbol.EPOLLERR, 8);
    values.put(LinuxSymbol.EPOLLHUP, 0x10);
    values.put(LinuxSymbol.EPOLLET, 0x8000_0000);
    values.put(LinuxSymbol.EFD_CLOEXEC, 0x80000);
    values.put(LinuxSymbol.EFD_NONBLOCK, 0x800);
    // Packed on x86 alone, so that 32-bit programs have the layout of 64-bit ones.
    boolean packed = architecture.equals("amd64") || architecture.equals("i386");
    values.put(LinuxSymbol.EPOLL_EVENT, packed ? 12 : 16);
    values.put(LinuxSymbol.EPOLL_EVENTS, 0);
    values.put(LinuxSymbol.EPOLL_DATA, packed ? 4 : 8);
  }

  private static void putMips(Map<Symbol, Integer> values) {
    values.put(Constant.SOCK_DGRAM, 1);
    values.put(Constant.SOCK_NONBLOCK, 0x80);
    values.put(LinuxSymbol.EFD_NONBLOCK, 0x80);
    putSocketLevelOfOld(values);
  }

  private static void putSparc(Map<Symbol, Integer> values) {
    values.put(Constant.SOCK_NONBLOCK, 0x4000);
    values.put(Constant.SOCK_CLOEXEC, 0x400000);
    values.put(LinuxSymbol.SO_BINDTODEVICE, 13);
    values.put(LinuxSymbol.SO_MEMINFO, 57);
    values.put(LinuxSymbol.EPOLL_CLOEXEC, 0x400000);
    values.put(LinuxSymbol.EFD_CLOEXEC, 0x400000);
    values.put(LinuxSymbol.EFD_NONBLOCK, 0x4000);
    putSocketLevelOfOld(values);
  }

  /** The numbers that came with IRIX and SunOS. */
  private static void putSocketLevelOfOld(Map<Symbol, Integer> values) {
    values.put(Constant.SOL_SOCKET, 0xffff);
    values.put(Constant.SO_REUSEADDR, 4);
    values.put(Constant.SO_BROADCAST, 0x20);
    values.put(Constant.SO_REUSEPORT, 0x200);
    values.put(Constant.SO_SNDBUF, 0x1001);
    values.put(Constant.SO_RCVBUF, 0x1002);
  }
}
