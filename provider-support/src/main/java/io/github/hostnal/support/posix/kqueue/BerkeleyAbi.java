package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that the 64-bit systems with kqueue have in common: sockets and IPv4's options come
 * from 4.4BSD, IPv6's from KAME. Each system has more, and some that differ.
 */
public final class BerkeleyAbi {
  private BerkeleyAbi() {}

  /**
   * Returns what all of these systems have, with one alignment of control messages.
   *
   * @param controlAlign to what the headers and the data of control messages are aligned, in bytes
   * @return a new map
   */
  public static Map<Symbol, Integer> values(int controlAlign) {
    Map<Symbol, Integer> values = new HashMap<>();
    putSockets(values);
    putIpv4(values);
    putIpv6(values);
    putKqueue(values);
    putAddresses(values);
    putMessages(values, controlAlign);
    putMulticast(values);
    return values;
  }

  private static void putSockets(Map<Symbol, Integer> values) {
    values.put(Constant.AF_INET, 2);
    values.put(Constant.SOCK_DGRAM, 2);
    values.put(Constant.F_SETFD, 2);
    values.put(Constant.FD_CLOEXEC, 1);
    values.put(Constant.O_NONBLOCK, 4);
    values.put(Constant.SOL_SOCKET, 0xffff);
    values.put(Constant.SO_REUSEADDR, 4);
    values.put(Constant.SO_BROADCAST, 0x20);
    values.put(Constant.SO_REUSEPORT, 0x200);
    values.put(Constant.SO_SNDBUF, 0x1001);
    values.put(Constant.SO_RCVBUF, 0x1002);
    values.put(Constant.MSG_DONTWAIT, 0x80);
  }

  private static void putIpv4(Map<Symbol, Integer> values) {
    values.put(Constant.IPPROTO_IP, 0);
    values.put(Constant.IP_TOS, 3);
    values.put(Constant.IP_TTL, 4);
    values.put(Constant.IP_MULTICAST_IF, 9);
    values.put(Constant.IP_MULTICAST_TTL, 10);
    values.put(Constant.IP_MULTICAST_LOOP, 11);
  }

  private static void putIpv6(Map<Symbol, Integer> values) {
    values.put(Constant.IPPROTO_IPV6, 41);
    values.put(Constant.IPV6_UNICAST_HOPS, 4);
    values.put(Constant.IPV6_MULTICAST_IF, 9);
    values.put(Constant.IPV6_MULTICAST_HOPS, 10);
    values.put(Constant.IPV6_MULTICAST_LOOP, 11);
    values.put(Constant.IPV6_V6ONLY, 27);
    values.put(Constant.IPV6_RECVPKTINFO, 36);
    values.put(Constant.IPV6_RECVHOPLIMIT, 37);
    values.put(Constant.IPV6_PKTINFO, 46);
    values.put(Constant.IPV6_HOPLIMIT, 47);
    values.put(Constant.IPV6_RECVTCLASS, 57);
    values.put(Constant.IPV6_TCLASS, 61);
    values.put(Constant.IPV6_DONTFRAG, 62);
  }

  private static void putKqueue(Map<Symbol, Integer> values) {
    values.put(KqueueSymbol.EVFILT_READ, -1);
    values.put(KqueueSymbol.EVFILT_WRITE, -2);
    values.put(KqueueSymbol.EV_ADD, 1);
    values.put(KqueueSymbol.EV_DELETE, 2);
    values.put(KqueueSymbol.EV_CLEAR, 0x20);
    values.put(KqueueSymbol.NOTE_TRIGGER, 0x1000000);
    values.put(KqueueSymbol.KEVENT, 32);
    values.put(KqueueSymbol.KEVENT_IDENT, 0);
    values.put(KqueueSymbol.KEVENT_FILTER, 8);
    values.put(KqueueSymbol.KEVENT_FILTER_SIZE, 2);
    values.put(KqueueSymbol.KEVENT_FLAGS, 10);
    values.put(KqueueSymbol.KEVENT_FLAGS_SIZE, 2);
    values.put(KqueueSymbol.KEVENT_FFLAGS, 12);
    values.put(KqueueSymbol.KEVENT_UDATA, 24);
    values.put(KqueueSymbol.TIMESPEC, 16);
    values.put(KqueueSymbol.TV_SEC, 0);
    values.put(KqueueSymbol.TV_NSEC, 8);
  }

  private static void putAddresses(Map<Symbol, Integer> values) {
    values.put(Layout.POINTER, 8);
    values.put(Layout.SOCKADDR_FAMILY, 1);
    values.put(Layout.SOCKADDR_FAMILY_SIZE, 1);
    values.put(Layout.SOCKADDR_IN, 16);
    values.put(Layout.SIN_PORT, 2);
    values.put(Layout.SIN_ADDR, 4);
    values.put(Layout.SOCKADDR_IN6, 28);
    values.put(Layout.SIN6_PORT, 2);
    values.put(Layout.SIN6_FLOWINFO, 4);
    values.put(Layout.SIN6_ADDR, 8);
    values.put(Layout.SIN6_SCOPE_ID, 24);
    values.put(Layout.SOCKADDR_STORAGE, 128);
  }

  private static void putMessages(Map<Symbol, Integer> values, int controlAlign) {
    values.put(Layout.IOVEC, 16);
    values.put(Layout.IOV_BASE, 0);
    values.put(Layout.IOV_LEN, 8);
    values.put(Layout.MSGHDR, 48);
    values.put(Layout.MSG_NAME, 0);
    values.put(Layout.MSG_NAMELEN, 8);
    values.put(Layout.MSG_IOV, 16);
    values.put(Layout.MSG_IOVLEN, 24);
    values.put(Layout.MSG_IOVLEN_SIZE, 4);
    values.put(Layout.MSG_CONTROL, 32);
    values.put(Layout.MSG_CONTROLLEN, 40);
    values.put(Layout.MSG_CONTROLLEN_SIZE, 4);
    values.put(Layout.CMSGHDR, 12);
    values.put(Layout.CMSG_LEN, 0);
    values.put(Layout.CMSG_LEN_SIZE, 4);
    values.put(Layout.CMSG_LEVEL, 4);
    values.put(Layout.CMSG_TYPE, 8);
    values.put(Layout.CMSG_DATA, (12 + controlAlign - 1) & -controlAlign);
    values.put(Layout.CMSG_ALIGN, controlAlign);
    values.put(Layout.IN6_PKTINFO, 20);
    values.put(Layout.IPI6_ADDR, 0);
    values.put(Layout.IPI6_IFINDEX, 16);
  }

  private static void putMulticast(Map<Symbol, Integer> values) {
    values.put(Layout.IP_MREQ, 8);
    values.put(Layout.IMR_MULTIADDR, 0);
    values.put(Layout.IMR_INTERFACE, 4);
    values.put(Layout.IPV6_MREQ, 20);
    values.put(Layout.IPV6MR_MULTIADDR, 0);
    values.put(Layout.IPV6MR_INTERFACE, 16);
  }
}
