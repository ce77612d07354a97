package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.kqueue.KqueueSymbol;
import java.util.Map;

/**
 * NetBSD. Its kevent is that of {@code __kevent50}, which newer libraries have beside {@code
 * __kevent100}, whose struct goes on behind the fields that count. {@code EVFILT_USER} came with
 * NetBSD 10; releases before it refuse the number.
 */
final class NetbsdAbi {
  private static final String ERRORS =
      """
      EIDRM 82, ENOMSG 83, EOVERFLOW 84, EILSEQ 85, ENOTSUP 86, ECANCELED 87, EBADMSG 88, ENODATA
      89, ENOSR 90, ENOSTR 91, ETIME 92, ENOATTR 93, EMULTIHOP 94, ENOLINK 95, EPROTO 96, EOWNERDEAD
      97, ENOTRECOVERABLE 98
      """;

  private NetbsdAbi() {}

  static Abi on(String architecture) {
    Map<Symbol, Integer> values = BerkeleyAbi.values(architecture.equals("aarch64") ? 16 : 8);
    values.put(Constant.AF_INET6, 24);
    values.put(Constant.SOCK_CLOEXEC, 0x1000_0000);
    values.put(Constant.SOCK_NONBLOCK, 0x2000_0000);
    values.put(Constant.MSG_NOSIGNAL, 0x400);
    values.put(Constant.IP_ADD_MEMBERSHIP, 12);
    values.put(Constant.IP_DROP_MEMBERSHIP, 13);
    values.put(Constant.IP_RECVTTL, 23);
    values.put(Constant.IP_PKTINFO, 25);
    values.put(Constant.IPV6_JOIN_GROUP, 12);
    values.put(Constant.IPV6_LEAVE_GROUP, 13);
    values.put(KqueueSymbol.O_CLOEXEC, 0x400000);
    values.put(Layout.IN_PKTINFO, 8);
    values.put(Layout.IPI_ADDR, 0);
    values.put(Layout.IPI_SPEC_DST, 0);
    values.put(Layout.IPI_IFINDEX, 4);
    putKevent(values);
    return new Abi("NetBSD " + architecture, values, BerkeleyErrors.with(ERRORS));
  }

  private static void putKevent(Map<Symbol, Integer> values) {
    values.put(KqueueSymbol.EVFILT_READ, 0);
    values.put(KqueueSymbol.EVFILT_WRITE, 1);
    values.put(KqueueSymbol.EVFILT_USER, 8);
    values.put(KqueueSymbol.KEVENT, 40);
    values.put(KqueueSymbol.KEVENT_FILTER_SIZE, 4);
    values.put(KqueueSymbol.KEVENT_FLAGS, 12);
    values.put(KqueueSymbol.KEVENT_FLAGS_SIZE, 4);
    values.put(KqueueSymbol.KEVENT_FFLAGS, 16);
    values.put(KqueueSymbol.KEVENT_UDATA, 32);
  }
}
