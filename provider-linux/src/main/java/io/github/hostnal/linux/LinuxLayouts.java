package io.github.hostnal.linux;

import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import java.util.Map;

/** The layouts of Linux's structs, which go by the size of a pointer. */
final class LinuxLayouts {
  private LinuxLayouts() {}

  static void put(Map<Symbol, Integer> values, boolean wide) {
    values.put(Layout.POINTER, wide ? 8 : 4);
    putAddresses(values);
    putMessages(values, wide);
    putPacketInfo(values);
    putGroupRequests(values, wide);
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
    values.put(Layout.IOV_BASE, 0);
    values.put(Layout.IOV_LEN, wide ? 8 : 4);
    values.put(Layout.MSGHDR, wide ? 56 : 28);
    values.put(Layout.MSG_NAME, 0);
    values.put(Layout.MSG_NAMELEN, wide ? 8 : 4);
    values.put(Layout.MSG_IOV, wide ? 16 : 8);
    values.put(Layout.MSG_IOVLEN, wide ? 24 : 12);
    values.put(Layout.MSG_IOVLEN_SIZE, wide ? 8 : 4);
    values.put(Layout.MSG_CONTROL, wide ? 32 : 16);
    values.put(Layout.MSG_CONTROLLEN, wide ? 40 : 20);
    values.put(Layout.MSG_CONTROLLEN_SIZE, wide ? 8 : 4);
    values.put(Layout.CMSGHDR, wide ? 16 : 12);
    values.put(Layout.CMSG_LEN, 0);
    values.put(Layout.CMSG_LEN_SIZE, wide ? 8 : 4);
    values.put(Layout.CMSG_LEVEL, wide ? 8 : 4);
    values.put(Layout.CMSG_TYPE, wide ? 12 : 8);
    values.put(Layout.CMSG_DATA, wide ? 16 : 12);
    values.put(Layout.CMSG_ALIGN, wide ? 8 : 4);
  }

  private static void putPacketInfo(Map<Symbol, Integer> values) {
    values.put(Layout.IN_PKTINFO, 12);
    values.put(Layout.IPI_IFINDEX, 0);
    values.put(Layout.IPI_SPEC_DST, 4);
    values.put(Layout.IPI_ADDR, 8);
    values.put(Layout.IN6_PKTINFO, 20);
    values.put(Layout.IPI6_ADDR, 0);
    values.put(Layout.IPI6_IFINDEX, 16);
  }

  private static void putGroupRequests(Map<Symbol, Integer> values, boolean wide) {
    int start = wide ? 8 : 4; // a sockaddr_storage is aligned like a pointer
    values.put(Layout.GROUP_REQ, start + 128);
    values.put(Layout.GR_INTERFACE, 0);
    values.put(Layout.GR_GROUP, start);
    values.put(Layout.GROUP_SOURCE_REQ, start + 256);
    values.put(Layout.GSR_INTERFACE, 0);
    values.put(Layout.GSR_GROUP, start);
    values.put(Layout.GSR_SOURCE, start + 128);
    values.put(Layout.IP_MREQN, 12);
    values.put(Layout.IMR_ADDRESS, 4);
    values.put(Layout.IMR_IFINDEX, 8);
  }
}
