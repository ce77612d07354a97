package io.github.hostnal.macos;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.kqueue.KqueueSymbol;
import java.util.Map;
import java.util.Optional;

/**
 * macOS's constants and layouts, the same on both architectures. Control messages are aligned to 4
 * bytes, {@code struct group_req} is packed, and IPv6's options have the numbers of RFC 3542.
 */
final class MacosAbi {
  private static final Map<String, String> ALIASES =
      Map.of("x86_64", "x86_64", "amd64", "x86_64", "aarch64", "arm64", "arm64", "arm64");

  private static final String ERRORS =
      """
      ENOTSUP 45, EPWROFF 82, EDEVERR 83, EOVERFLOW 84, EBADEXEC 85, EBADARCH 86, ESHLIBVERS 87,
      EBADMACHO 88, ECANCELED 89, EIDRM 90, ENOMSG 91, EILSEQ 92, ENOATTR 93, EBADMSG 94, EMULTIHOP
      95, ENODATA 96, ENOLINK 97, ENOSR 98, ENOSTR 99, EPROTO 100, ETIME 101, EOPNOTSUPP 102,
      ENOPOLICY 103, ENOTRECOVERABLE 104, EOWNERDEAD 105, EQFULL 106, ENOTCAPABLE 107
      """;

  private MacosAbi() {}

  /** Returns the description for what {@code os.arch} says, or nothing for an unknown one. */
  static Optional<Abi> forArchitecture(String osArch) {
    String architecture = ALIASES.get(osArch);
    if (architecture == null) {
      return Optional.empty();
    }
    Map<Symbol, Integer> values = BerkeleyAbi.values(4);
    putSockets(values);
    putMulticast(values);
    Map<Integer, String> errors = BerkeleyErrors.with(ERRORS);
    return Optional.of(new Abi("macOS " + architecture, values, errors));
  }

  private static void putSockets(Map<Symbol, Integer> values) {
    values.put(Constant.AF_INET6, 30);
    values.put(Constant.F_SETFL, 4);
    values.put(Constant.MSG_NOSIGNAL, 0x80000);
    values.put(Constant.IP_RECVTTL, 24);
    values.put(Constant.IP_PKTINFO, 26);
    values.put(Constant.IP_RECVTOS, 27);
    values.put(Constant.IP_DONTFRAG, 28);
    values.put(Constant.IPV6_RECVTCLASS, 35);
    values.put(Constant.IPV6_TCLASS, 36);
    values.put(Constant.IPV6_RECVPKTINFO, 61);
    values.put(Layout.IN_PKTINFO, 12);
    values.put(Layout.IPI_IFINDEX, 0);
    values.put(Layout.IPI_SPEC_DST, 4);
    values.put(Layout.IPI_ADDR, 8);
    values.put(KqueueSymbol.EVFILT_USER, -10);
  }

  private static void putMulticast(Map<Symbol, Integer> values) {
    values.put(Constant.MCAST_JOIN_GROUP, 80);
    values.put(Constant.MCAST_LEAVE_GROUP, 81);
    values.put(Constant.MCAST_JOIN_SOURCE_GROUP, 82);
    values.put(Constant.MCAST_LEAVE_SOURCE_GROUP, 83);
    values.put(Layout.GROUP_REQ, 132);
    values.put(Layout.GR_INTERFACE, 0);
    values.put(Layout.GR_GROUP, 4);
    values.put(Layout.GROUP_SOURCE_REQ, 260);
    values.put(Layout.GSR_INTERFACE, 0);
    values.put(Layout.GSR_GROUP, 4);
    values.put(Layout.GSR_SOURCE, 132);
    values.put(Layout.IP_MREQN, 12);
    values.put(Layout.IMR_ADDRESS, 4);
    values.put(Layout.IMR_IFINDEX, 8);
  }
}
