package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.kqueue.KqueueSymbol;
import java.util.Map;

/** OpenBSD. Its {@code EVFILT_USER} is new; releases before it refuse the number. */
final class OpenbsdAbi {
  private static final String ERRORS =
      """
      EIPSEC 82, ENOATTR 83, EILSEQ 84, ENOMEDIUM 85, EMEDIUMTYPE 86, EOVERFLOW 87, ECANCELED 88,
      EIDRM 89, ENOMSG 90, ENOTSUP 91, EBADMSG 92, ENOTRECOVERABLE 93, EOWNERDEAD 94, EPROTO 95
      """;

  private OpenbsdAbi() {}

  static Abi on(String architecture) {
    Map<Symbol, Integer> values = BerkeleyAbi.values(8);
    values.put(Constant.AF_INET6, 24);
    values.put(Constant.SOCK_NONBLOCK, 0x4000);
    values.put(Constant.SOCK_CLOEXEC, 0x8000);
    values.put(Constant.MSG_NOSIGNAL, 0x400);
    values.put(Constant.IP_RECVDSTADDR, 7);
    values.put(Constant.IP_SENDSRCADDR, 7);
    values.put(Constant.IP_ADD_MEMBERSHIP, 12);
    values.put(Constant.IP_DROP_MEMBERSHIP, 13);
    values.put(Constant.IP_RECVIF, 30);
    values.put(Constant.IP_RECVTTL, 31);
    values.put(Constant.IPV6_JOIN_GROUP, 12);
    values.put(Constant.IPV6_LEAVE_GROUP, 13);
    values.put(KqueueSymbol.EVFILT_USER, -10);
    values.put(KqueueSymbol.O_CLOEXEC, 0x10000);
    values.put(Layout.SOCKADDR_STORAGE, 256);
    values.put(Layout.SDL_INDEX, 2);
    return new Abi("OpenBSD " + architecture, values, BerkeleyErrors.with(ERRORS));
  }
}
