package io.github.hostnal.bsd;

import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.Layout;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.kqueue.KqueueSymbol;
import java.util.Map;

/** DragonFly 5.8 and later, whose control messages are aligned to 8 bytes. */
final class DragonflyAbi {
  private static final String ERRORS =
      """
      EIDRM 82, ENOMSG 83, EOVERFLOW 84, ECANCELED 85, EILSEQ 86, ENOATTR 87, EDOOFUS 88, EBADMSG
      89, EMULTIHOP 90, ENOLINK 91, EPROTO 92, ENOMEDIUM 93, EASYNC 99
      """;

  private DragonflyAbi() {}

  static Abi on(String architecture) {
    Map<Symbol, Integer> values = BerkeleyAbi.values(8);
    values.put(Constant.AF_INET6, 28);
    values.put(Constant.SOCK_CLOEXEC, 0x1000_0000);
    values.put(Constant.SOCK_NONBLOCK, 0x2000_0000);
    values.put(Constant.MSG_NOSIGNAL, 0x400);
    values.put(Constant.IP_RECVDSTADDR, 7);
    values.put(Constant.IP_SENDSRCADDR, 7);
    values.put(Constant.IP_ADD_MEMBERSHIP, 12);
    values.put(Constant.IP_DROP_MEMBERSHIP, 13);
    values.put(Constant.IP_RECVIF, 20);
    values.put(Constant.IP_RECVTTL, 65);
    values.put(Constant.IPV6_JOIN_GROUP, 12);
    values.put(Constant.IPV6_LEAVE_GROUP, 13);
    values.put(KqueueSymbol.EVFILT_USER, -9);
    values.put(KqueueSymbol.O_CLOEXEC, 0x20000);
    values.put(Layout.SDL_INDEX, 2);
    return new Abi("DragonFly " + architecture, values, BerkeleyErrors.with(ERRORS));
  }
}
