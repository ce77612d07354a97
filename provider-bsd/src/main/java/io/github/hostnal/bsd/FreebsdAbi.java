package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.kqueue.KqueueSymbol;
import java.util.Map;

/** FreeBSD 12 and later, whose kevent has 64 bytes. */
final class FreebsdAbi {
  private static final String ERRORS =
      """
      EIDRM 82, ENOMSG 83, EOVERFLOW 84, ECANCELED 85, EILSEQ 86, ENOATTR 87, EDOOFUS 88, EBADMSG
      89, EMULTIHOP 90, ENOLINK 91, EPROTO 92, ENOTCAPABLE 93, ECAPMODE 94, ENOTRECOVERABLE 95,
      EOWNERDEAD 96, EINTEGRITY 97
      """;

  private FreebsdAbi() {}

  static Abi on(String architecture) {
    Map<Symbol, Integer> values = BerkeleyAbi.values(8);
    values.put(Constant.AF_INET6, 28);
    values.put(Constant.SOCK_CLOEXEC, 0x1000_0000);
    values.put(Constant.SOCK_NONBLOCK, 0x2000_0000);
    values.put(Constant.MSG_NOSIGNAL, 0x20000);
    values.put(Constant.IP_RECVDSTADDR, 7);
    values.put(Constant.IP_SENDSRCADDR, 7);
    values.put(Constant.IP_RECVIF, 20);
    values.put(Constant.IP_RECVTTL, 65);
    values.put(Constant.IP_DONTFRAG, 67);
    values.put(Constant.IP_RECVTOS, 68);
    values.put(Constant.MCAST_JOIN_GROUP, 80);
    values.put(Constant.MCAST_LEAVE_GROUP, 81);
    values.put(Constant.MCAST_JOIN_SOURCE_GROUP, 82);
    values.put(Constant.MCAST_LEAVE_SOURCE_GROUP, 83);
    values.put(KqueueSymbol.EVFILT_USER, -11);
    values.put(KqueueSymbol.KEVENT, 64);
    values.put(KqueueSymbol.O_CLOEXEC, 0x100000);
    values.put(Layout.SDL_INDEX, 2);
    values.put(Layout.GROUP_REQ, 136);
    values.put(Layout.GR_INTERFACE, 0);
    values.put(Layout.GR_GROUP, 8);
    values.put(Layout.GROUP_SOURCE_REQ, 264);
    values.put(Layout.GSR_INTERFACE, 0);
    values.put(Layout.GSR_GROUP, 8);
    values.put(Layout.GSR_SOURCE, 136);
    values.put(Layout.IP_MREQN, 12);
    values.put(Layout.IMR_ADDRESS, 4);
    values.put(Layout.IMR_IFINDEX, 8);
    return new Abi("FreeBSD " + architecture, values, BerkeleyErrors.with(ERRORS));
  }
}
