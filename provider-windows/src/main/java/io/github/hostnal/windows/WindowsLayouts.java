package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import java.util.Map;

/**
 * The layouts of Windows' structs, which go by the size of a pointer. {@code WSAMSG}, {@code
 * WSABUF} and {@code WSACMSGHDR} have the fields of {@code msghdr}, {@code iovec} and {@code
 * cmsghdr} at other places.
 */
final class WindowsLayouts {
  private WindowsLayouts() {}

  static void put(Map<Symbol, Integer> values, boolean wide) {
    values.put(Layout.POINTER, wide ? 8 : 4);
    putAddresses(values);
    putMessages(values, wide);
    putControl(values, wide);
    putGroupRequests(values);
    values.put(WindowsSymbol.WSADATA, wide ? 408 : 400);
    values.put(WindowsSymbol.OVERLAPPED, wide ? 32 : 20);
    values.put(WindowsSymbol.OVERLAPPED_INTERNAL, 0);
    values.put(WindowsSymbol.OVERLAPPED_ENTRY, wide ? 32 : 16);
    values.put(WindowsSymbol.ENTRY_KEY, 0);
    values.put(WindowsSymbol.ENTRY_OVERLAPPED, wide ? 8 : 4);
  }

  private static void putAddresses(Map<Symbol, Integer> values) {
    values.put(Layout.SOCKADDR_FAMILY, 0);
    values.put(Layout.SOCKADDR_FAMILY_SIZE, 2);
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

  private static void putMessages(Map<Symbol, Integer> values, boolean wide) {
    values.put(Layout.IOVEC, wide ? 16 : 8);
    values.put(Layout.IOV_LEN, 0);
    values.put(Layout.IOV_BASE, wide ? 8 : 4);
    values.put(Layout.MSGHDR, wide ? 56 : 28);
    values.put(Layout.MSG_NAME, 0);
    values.put(Layout.MSG_NAMELEN, wide ? 8 : 4);
    values.put(Layout.MSG_IOV, wide ? 16 : 8);
    values.put(Layout.MSG_IOVLEN, wide ? 24 : 12);
    values.put(Layout.MSG_IOVLEN_SIZE, 4);
    values.put(Layout.MSG_CONTROLLEN, wide ? 32 : 16);
    values.put(Layout.MSG_CONTROLLEN_SIZE, 4);
    values.put(Layout.MSG_CONTROL, wide ? 40 : 20);
    values.put(Layout.MSG_FLAGS, wide ? 48 : 24);
  }

  private static void putControl(Map<Symbol, Integer> values, boolean wide) {
    values.put(Layout.CMSGHDR, wide ? 16 : 12);
    values.put(Layout.CMSG_LEN, 0);
    values.put(Layout.CMSG_LEN_SIZE, wide ? 8 : 4);
    values.put(Layout.CMSG_LEVEL, wide ? 8 : 4);
    values.put(Layout.CMSG_TYPE, wide ? 12 : 8);
    values.put(Layout.CMSG_DATA, wide ? 16 : 12);
    values.put(Layout.CMSG_ALIGN, wide ? 8 : 4);
    values.put(Layout.IN_PKTINFO, 8);
    values.put(Layout.IPI_ADDR, 0);
    values.put(Layout.IPI_SPEC_DST, 0); // the destination and the source are in one place
    values.put(Layout.IPI_IFINDEX, 4);
    values.put(Layout.IN6_PKTINFO, 20);
    values.put(Layout.IPI6_ADDR, 0);
    values.put(Layout.IPI6_IFINDEX, 16);
  }

  /** A sockaddr_storage is aligned to 8 bytes on every architecture. */
  private static void putGroupRequests(Map<Symbol, Integer> values) {
    values.put(Layout.GROUP_REQ, 136);
    values.put(Layout.GR_INTERFACE, 0);
    values.put(Layout.GR_GROUP, 8);
    values.put(Layout.GROUP_SOURCE_REQ, 264);
    values.put(Layout.GSR_INTERFACE, 0);
    values.put(Layout.GSR_GROUP, 8);
    values.put(Layout.GSR_SOURCE, 136);
    values.put(Layout.IP_MREQ, 8);
    values.put(Layout.IMR_MULTIADDR, 0);
    values.put(Layout.IMR_INTERFACE, 4);
    values.put(WindowsSymbol.IP_MREQ_SOURCE, 12);
    values.put(WindowsSymbol.IMR_SOURCE_MULTIADDR, 0);
    values.put(WindowsSymbol.IMR_SOURCE_SOURCEADDR, 4);
    values.put(WindowsSymbol.IMR_SOURCE_INTERFACE, 8);
    values.put(Layout.IPV6_MREQ, 20);
    values.put(Layout.IPV6MR_MULTIADDR, 0);
    values.put(Layout.IPV6MR_INTERFACE, 16);
  }
}
