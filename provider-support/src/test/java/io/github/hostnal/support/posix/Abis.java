package io.github.hostnal.support.posix;

import java.util.HashMap;
import java.util.Map;

/** The constants and layouts of systems that differ in all that the codecs must get right. */
enum Abis {
  LINUX_64(
      new int[] {2, 10, 50, 67, 52},
      false,
      new int[] {8, 56, 8, 16, 24, 8, 32, 40, 8},
      new int[] {16, 8, 8, 12, 16, 8}),
  LINUX_32(
      new int[] {2, 10, 50, 67, 52},
      false,
      new int[] {4, 28, 4, 8, 12, 4, 16, 20, 4},
      new int[] {12, 4, 4, 8, 12, 4}),
  FREEBSD_64(
      new int[] {2, 28, 46, 61, 47},
      true,
      new int[] {8, 48, 8, 16, 24, 4, 32, 40, 4},
      new int[] {12, 4, 4, 8, 16, 8}),
  MACOS(
      new int[] {2, 30, 46, 36, 47},
      true,
      new int[] {8, 48, 8, 16, 24, 4, 32, 40, 4},
      new int[] {12, 4, 4, 8, 12, 4});

  @SuppressWarnings("ImmutableEnumChecker") // an Abi is immutable
  final Abi abi;

  Abis(int[] constants, boolean withLength, int[] msghdr, int[] cmsghdr) {
    Map<Symbol, Integer> values = new HashMap<>(Fields.ofAddresses(withLength));
    values.put(Constant.IPPROTO_IPV6, 41);
    values.put(Layout.MSG_NAME, 0);
    values.put(Layout.IOVEC, 2 * msghdr[0]);
    values.put(Layout.IOV_BASE, 0);
    values.put(Layout.IOV_LEN, msghdr[0]);
    values.put(Layout.CMSG_LEN, 0);
    values.put(Layout.IN6_PKTINFO, 20);
    values.put(Layout.IPI6_ADDR, 0);
    values.put(Layout.IPI6_IFINDEX, 16);
    put(values, Fields.CONSTANTS, constants);
    put(values, Fields.MSGHDR, msghdr);
    put(values, Fields.CMSGHDR, cmsghdr);
    abi = new Abi(name(), values, Map.of());
  }

  private static void put(Map<Symbol, Integer> values, Symbol[] symbols, int[] numbers) {
    for (int i = 0; i < symbols.length; i++) {
      values.put(symbols[i], numbers[i]);
    }
  }

  /** In the order of the numbers above. */
  private static final class Fields {
    static final Symbol[] CONSTANTS = {
      Constant.AF_INET,
      Constant.AF_INET6,
      Constant.IPV6_PKTINFO,
      Constant.IPV6_TCLASS,
      Constant.IPV6_HOPLIMIT
    };

    static final Symbol[] MSGHDR = {
      Layout.POINTER,
      Layout.MSGHDR,
      Layout.MSG_NAMELEN,
      Layout.MSG_IOV,
      Layout.MSG_IOVLEN,
      Layout.MSG_IOVLEN_SIZE,
      Layout.MSG_CONTROL,
      Layout.MSG_CONTROLLEN,
      Layout.MSG_CONTROLLEN_SIZE
    };

    static final Symbol[] CMSGHDR = {
      Layout.CMSGHDR,
      Layout.CMSG_LEN_SIZE,
      Layout.CMSG_LEVEL,
      Layout.CMSG_TYPE,
      Layout.CMSG_DATA,
      Layout.CMSG_ALIGN
    };

    /** The systems have these in common, but for {@code sin_len}. */
    static Map<Symbol, Integer> ofAddresses(boolean withLength) {
      return Map.ofEntries(
          Map.entry(Layout.SOCKADDR_FAMILY, withLength ? 1 : 0),
          Map.entry(Layout.SOCKADDR_FAMILY_SIZE, withLength ? 1 : 2),
          Map.entry(Layout.SOCKADDR_IN, 16),
          Map.entry(Layout.SIN_PORT, 2),
          Map.entry(Layout.SIN_ADDR, 4),
          Map.entry(Layout.SOCKADDR_IN6, 28),
          Map.entry(Layout.SIN6_PORT, 2),
          Map.entry(Layout.SIN6_FLOWINFO, 4),
          Map.entry(Layout.SIN6_ADDR, 8),
          Map.entry(Layout.SIN6_SCOPE_ID, 24),
          Map.entry(Layout.SOCKADDR_STORAGE, 128));
    }
  }
}
